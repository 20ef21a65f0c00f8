// What deploying a half does, as far as the handshake notices. Names of parameters and outputs are those of the compiled
// templates, which are read where they are.
import { existsSync, readFileSync } from 'node:fs';
import { AzureError } from './error.mjs';
import { ask } from './network.mjs';
import { accountId, address, groupId, identityPrincipal, namespaceId, networkId, resourceId, tenants } from './tenants.mjs';

/** The compiled template of a side; undefined where it is not there. */
export function template(side) {
    const file = new URL(`../../${side}-tenant/main.json`, import.meta.url);
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** What a parameter file says, texts only, as the compiler reads it with that environment. */
export function parametersOf(file, environment) {
    const lines = readFileSync(file, 'utf8').matchAll(/^param (\w+) = (?:readEnvironmentVariable\('(\w+)', )?'([^']*)'\)?$/gm);
    return Object.fromEntries([...lines].map(([, name, variable, text]) => [name, environment[variable] || text]));
}

/** What a deployment shows of its parameters: all but those that are secret. */
export function shown(side, parameters) {
    const known = template(side)?.parameters ?? {};
    return Object.fromEntries(Object.entries(parameters).filter(([name]) => known[name]?.type !== 'securestring'));
}

/** A name that the template does not give would make the tests pass and the runbook fail. */
function checkOutputs(side, outputs) {
    const known = template(side)?.outputs;
    const strange = Object.keys(outputs).filter((name) => known && !known[name]);
    if (strange.length > 0) throw new Error(`the template of ${side} has no output ${strange}`);
    return outputs;
}

/** As ARM does: no unknown parameter, none that is too long or too short. */
function check(side, parameters) {
    const known = template(side)?.parameters;
    if (!known) return;
    for (const [name, value] of Object.entries(parameters)) {
        const declared = known[name];
        if (!declared) throw new AzureError(`(InvalidTemplate) the template has no parameter ${name}.`);
        if (declared.allowedValues && !declared.allowedValues.includes(value)) {
            throw new AzureError(`(InvalidTemplate) the value of parameter ${name} is not allowed.`);
        }
        if (value.length < (declared.minLength ?? 0) || value.length > (declared.maxLength ?? Infinity)) {
            throw new AzureError(`(InvalidTemplate) the length of parameter ${name} is not valid.`);
        }
    }
}

function askTarget(azure, parameters) {
    const endpoint = resourceId('ot', 'Microsoft.Network/privateEndpoints', `${parameters.prefix}-ot-link`);
    const { targetResourceId: target, requestNonce: nonce } = parameters;
    if (!azure.state.connections[target]) throw new AzureError(`(LinkedAuthorizationFailed) ${target} does not exist.`);
    const part = parameters.target === 'storage' ? 'Microsoft.Storage/' : 'Microsoft.EventHub/';
    if (!target.includes(part)) throw new AzureError(`(GroupIdInvalid) ${target} has no such group id.`);
    const message = `sluice ${nonce}`;
    const known = azure.state.endpoints[endpoint];
    if (known && (known.message !== message || known.target !== target)) {
        throw new AzureError('(PrivateLinkServiceConnectionCannotBeChanged) the request can not be changed.');
    }
    azure.state.endpoints[endpoint] ??= { target, message, connection: ask(azure, endpoint, target, message) };
    return endpoint;
}

/** Both zones are there with either target; what the other tenant has is in one of them. */
function nameTarget(azure, parameters) {
    const name = parameters.targetResourceId.split('/').at(-1);
    const blobs = parameters.target === 'storage';
    azure.state.records = {
        'privatelink.servicebus.windows.net': blobs ? [] : [{ name, address }],
        'privatelink.blob.core.windows.net': blobs ? [{ name, address }] : [],
    };
    for (const zone of Object.keys(azure.state.records)) {
        azure.state.links[zone] = [
            { virtualNetwork: { id: networkId }, virtualNetworkLinkState: 'Completed', resolutionPolicy: 'Default' },
        ];
    }
}

function deployOt(azure, parameters, group) {
    const vault = `${parameters.prefix}-ot-vault`;
    if (azure.state.deletedVaults.some((each) => each.name === vault)) {
        throw new AzureError(`(ConflictError) A vault with the name ${vault} exists already in a deleted state.`);
    }
    group.vault = { name: vault, properties: { vaultId: `${groupId('ot')}/vaults/${vault}`, location: 'westeurope' } };
    const endpoint = askTarget(azure, parameters);
    nameTarget(azure, parameters);
    azure.state.vault = parameters.sender === 'sas' ? { target: parameters.targetConnection } : {};
    return {
        tenantId: tenants.ot.tenant,
        endpointResourceId: endpoint,
        functionAppName: `${parameters.prefix}-ot-bridge`,
        functionAppHostName: `${parameters.prefix}-ot-bridge.azurewebsites.net`,
        identityPrincipalId: identityPrincipal,
    };
}

function checkSender(azure, parameters) {
    const { sender, target, senderPrincipalId: principal } = parameters;
    if (target === 'storage' && sender === 'sas') throw new AzureError('(InvalidTemplate) target storage takes sender federated only');
    if (sender !== 'sas' && !azure.state.principals.some((each) => each.id === principal)) {
        throw new AzureError(`(PrincipalNotFound) Principal ${principal} does not exist.`);
    }
}

/** IT's own endpoint comes first, approved by itself. */
function makeTarget(azure, target) {
    azure.state.connections[target] ??= [
        {
            id: `${target}/privateEndpointConnections/own`,
            properties: {
                privateEndpoint: { id: resourceId('it', 'Microsoft.Network/privateEndpoints', 'own') },
                privateLinkServiceConnectionState: { status: 'Approved', description: 'Auto-Approved' },
            },
        },
    ];
    return target;
}

function deployConsumers(azure, parameters) {
    azure.state.job ??= { jobState: 'Created' };
    const image = parameters.archiverImage;
    if (image && !azure.state.images.includes(image)) throw new AzureError(`(ImageNotFound) ${image}`);
    if (image) azure.state.containerApps = ['archiver'];
    return {
        functionAppName: `${parameters.prefix}-it-ingest`,
        functionAppHostName: `${parameters.prefix}-it-ingest.azurewebsites.net`,
        registryName: `${parameters.prefix}registry`,
        jobName: `${parameters.prefix}-it-job`,
    };
}

function deployIt(azure, parameters) {
    checkSender(azure, parameters);
    const blobs = parameters.target === 'storage';
    makeTarget(azure, accountId);
    return {
        tenantId: tenants.it.tenant,
        targetResourceId: blobs ? accountId : makeTarget(azure, namespaceId),
        targetEntityName: blobs ? 'landing' : 'telemetry',
        ...(blobs ? { functionAppName: '', registryName: '', jobName: '' } : deployConsumers(azure, parameters)),
    };
}

const half = (side, deploy) => ({
    deploy(azure, parameters, group) {
        check(side, parameters);
        return checkOutputs(side, deploy(azure, parameters, group));
    },
});

export const halves = { ot: half('ot', deployOt), it: half('it', deployIt) };
