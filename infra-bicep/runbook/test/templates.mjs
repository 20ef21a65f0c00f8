// What deploying a half does, as far as the handshake notices. Names of parameters and outputs are those of the compiled
// templates, which are read where they are.
import { existsSync, readFileSync } from 'node:fs';
import { AzureError } from './error.mjs';
import { ask } from './network.mjs';
import { address, groupId, identityPrincipal, namespaceId, networkId, resourceId, tenants } from './tenants.mjs';

/** The compiled template of a side; undefined where it is not there. */
export function template(side) {
    const file = new URL(`../../${side}-tenant/main.json`, import.meta.url);
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
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
        if (value.length < (declared.minLength ?? 0) || value.length > (declared.maxLength ?? Infinity)) {
            throw new AzureError(`(InvalidTemplate) the length of parameter ${name} is not valid.`);
        }
    }
}

function deployOt(azure, parameters, group) {
    const vault = `${parameters.prefix}-ot-vault`;
    if (azure.state.deletedVaults.some((each) => each.name === vault)) {
        throw new AzureError(`(ConflictError) A vault with the name ${vault} exists already in a deleted state.`);
    }
    group.vault = { name: vault, properties: { vaultId: `${groupId('ot')}/vaults/${vault}`, location: 'westeurope' } };
    const endpoint = resourceId('ot', 'Microsoft.Network/privateEndpoints', `${parameters.prefix}-ot-link`);
    const { targetResourceId: target, requestNonce: nonce } = parameters;
    if (target !== namespaceId) throw new AzureError(`(LinkedAuthorizationFailed) ${target} does not exist.`);
    const message = `sluice ${nonce}`;
    const known = azure.state.endpoints[endpoint];
    if (known && (known.message !== message || known.target !== target)) {
        throw new AzureError('(PrivateLinkServiceConnectionCannotBeChanged) the request can not be changed.');
    }
    azure.state.endpoints[endpoint] ??= { target, message, connection: ask(azure, endpoint, target, message) };
    azure.state.records['privatelink.servicebus.windows.net'] = [{ name: target.split('/').at(-1), address }];
    azure.state.links['privatelink.servicebus.windows.net'] = [
        { virtualNetwork: { id: networkId }, virtualNetworkLinkState: 'Completed', resolutionPolicy: 'Default' },
    ];
    return {
        tenantId: tenants.ot.tenant,
        endpointResourceId: endpoint,
        functionAppName: `${parameters.prefix}-ot-bridge`,
        functionAppHostName: `${parameters.prefix}-ot-bridge.azurewebsites.net`,
        identityPrincipalId: identityPrincipal,
    };
}

function deployIt(azure, parameters) {
    if (!azure.state.principals.some((each) => each.id === parameters.senderPrincipalId)) {
        throw new AzureError(`(PrincipalNotFound) Principal ${parameters.senderPrincipalId} does not exist.`);
    }
    azure.state.connections[namespaceId] ??= [
        {
            id: `${namespaceId}/privateEndpointConnections/own`,
            properties: {
                privateEndpoint: { id: resourceId('it', 'Microsoft.Network/privateEndpoints', 'namespace') },
                privateLinkServiceConnectionState: { status: 'Approved', description: 'Auto-Approved' },
            },
        },
    ];
    azure.state.job ??= { jobState: 'Created' };
    const image = parameters.archiverImage;
    if (image && !azure.state.images.includes(image)) throw new AzureError(`(ImageNotFound) ${image}`);
    if (image) azure.state.containerApps = ['archiver'];
    return {
        tenantId: tenants.it.tenant,
        targetResourceId: namespaceId,
        targetEntityName: 'telemetry',
        functionAppName: `${parameters.prefix}-it-ingest`,
        registryName: `${parameters.prefix}registry`,
        jobName: `${parameters.prefix}-it-job`,
    };
}

const half = (side, deploy) => ({
    deploy(azure, parameters, group) {
        check(side, parameters);
        return checkOutputs(side, deploy(azure, parameters, group));
    },
});

export const halves = { ot: half('ot', deployOt), it: half('it', deployIt) };
