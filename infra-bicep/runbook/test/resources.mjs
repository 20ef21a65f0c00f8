// What lives in resource groups, and the deployments that make it.
import { readFileSync } from 'node:fs';
import { AzureError } from './error.mjs';
import { deleteEndpoint } from './network.mjs';
import { rest } from './rest.mjs';
import { halves, parametersOf, shown } from './templates.mjs';
import { groupId, resourceId, secrets, tenants } from './tenants.mjs';

function group(azure, side, name) {
    const found = azure.state.groups[name];
    if (!found || found.side !== side) {
        throw new AzureError(`(ResourceGroupNotFound) Resource group '${name}' could not be found.`, 3);
    }
    return found;
}

const pairs = (list) => Object.fromEntries(list.map((each) => each.split(/=(.*)/s).slice(0, 2)));

function deleteGroup(azure, side, name) {
    const { vault } = group(azure, side, name);
    delete azure.state.groups[name];
    delete azure.state.deployments[side];
    delete azure.state.running[side];
    if (vault) azure.state.deletedVaults.push(vault);
    azure.state.roles = azure.state.roles.filter((each) => each.side !== side);
    delete azure.state.blobs[side];
    if (side === 'ot') {
        Object.keys(azure.state.endpoints).forEach((id) => deleteEndpoint(azure, id));
        Object.assign(azure.state, { records: {}, links: {}, vault: {} });
    } else Object.assign(azure.state, { connections: {}, images: [], containerApps: [], job: null });
}

function deploy(azure, side, options, environment) {
    const [file, ...values] = options.parameters;
    const parameters = { ...parametersOf(file, environment), ...pairs(values) };
    if (azure.conditions.tellsKey) throw new AzureError(`(InvalidTemplate) ${parameters.targetConnection} is not valid.`);
    const name = options['resource-group'][0];
    const outputs = halves[side].deploy(azure, parameters, group(azure, side, name));
    azure.state.deployments[side] = {
        name: options.name[0],
        properties: { parameters: wrap(shown(side, parameters)), outputs: wrap(outputs) },
    };
    return azure.state.deployments[side];
}

/** Names of a zip's entries, given as one character a byte: a record of its directory has them behind 46 bytes. */
function namesIn(zip) {
    const records = [...zip.matchAll(/PK\x01\x02/g)];
    return records.map(({ index }) => zip.substr(index + 46, zip.charCodeAt(index + 28) + 256 * zip.charCodeAt(index + 29)));
}

const container = (side) => `https://sluice${side}host.blob.core.windows.net/packages`;

const wrap = (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));

const premium = (azure, side) => azure.state.deployments[side].properties.parameters.hosting?.value === 'premium';

const holds = (azure, side, scope) => azure.state.roles.find((each) => each.side === side && scope.endsWith(each.tail));

/** Storage looks at the role only after a while, and does not show itself to the outside. */
function enterContainer(azure, side, options) {
    const { inside, roleDelay } = azure.conditions;
    const role = holds(azure, side, options['container-name'][0]);
    if (!inside || options['auth-mode'][0] !== 'login') throw new AzureError('This request is not authorized by network.');
    if (!role || (role.asked = (role.asked ?? 0) + 1) <= roleDelay) {
        throw new AzureError('You do not have the required permissions needed to perform this operation.');
    }
}

export const resources = {
    ...rest,
    'group exists': {
        options: ['name'],
        run: (azure, side, { name: [name] }) => azure.state.groups[name]?.side === side,
    },
    'group create': {
        options: ['name', 'location', 'tags'],
        change: true,
        run: (azure, side, { name: [name], location: [location], tags }) =>
            (azure.state.groups[name] = { side, name, location, tags: pairs(tags) }),
    },
    'group show': { options: ['name'], run: (azure, side, { name: [name] }) => group(azure, side, name) },
    'group delete': {
        options: ['name', 'yes'],
        change: true,
        run: (azure, side, { name: [name] }) => deleteGroup(azure, side, name),
    },
    'tag update': {
        options: ['resource-id', 'operation', 'tags'],
        change: true,
        run: (azure, side, { 'resource-id': [id], operation: [operation], tags }) => {
            const { tags: noted } = group(azure, side, id.split('/').at(-1));
            if (operation === 'Merge') Object.assign(noted, pairs(tags));
            else Object.keys(pairs(tags)).forEach((name) => delete noted[name]);
        },
    },
    'deployment group create': {
        options: ['resource-group', 'name', 'parameters'],
        change: true,
        run: deploy,
    },
    'deployment group show': {
        options: ['resource-group', 'name'],
        run: (azure, side) => {
            const found = azure.state.deployments[side];
            if (!found) throw new AzureError(`(DeploymentNotFound) Deployment 'sluice-${side}' could not be found.`, 3);
            return found;
        },
    },
    'keyvault list-deleted': {
        options: ['resource-type'],
        run: (azure, side) => (side === 'ot' ? azure.state.deletedVaults : []),
    },
    'keyvault recover': {
        options: ['name', 'location', 'resource-group'],
        change: true,
        run: (azure, side, { name: [name], 'resource-group': [owner] }) => {
            const vault = azure.state.deletedVaults.find((each) => each.name === name);
            azure.state.deletedVaults = azure.state.deletedVaults.filter((each) => each !== vault);
            group(azure, side, owner).vault = vault;
        },
    },
    'role assignment list': {
        options: ['assignee', 'role', 'scope'],
        run: (azure, side, { scope: [scope] }) => [holds(azure, side, scope)].filter(Boolean),
    },
    'role assignment create': {
        options: ['assignee-object-id', 'assignee-principal-type', 'role', 'scope', 'description'],
        change: true,
        run: (azure, side, { scope: [scope], description: [description] }) => {
            azure.state.roles.push({ side, id: `${scope}/role`, tail: scope.split('/').at(-1), description });
        },
    },
    'role assignment delete': {
        options: ['ids'],
        change: true,
        run: (azure, side, { ids: [id] }) => {
            azure.state.roles = azure.state.roles.filter((each) => each.side !== side || each.id !== id);
        },
    },
    'storage blob upload': {
        options: ['auth-mode', 'account-name', 'container-name', 'name', 'file', 'overwrite', 'no-progress'],
        change: true,
        run: (azure, side, options) => {
            enterContainer(azure, side, options);
            const text = readFileSync(options.file[0]).toString('latin1');
            azure.state.blobs[side] = {
                name: options.name[0],
                developerSettings: text.includes('local.settings.json'),
                files: namesIn(text).filter((name) => name.startsWith('files/')).sort(),
            };
        },
    },
    'storage blob exists': {
        options: ['auth-mode', 'account-name', 'container-name', 'name'],
        run: (azure, side, options) => {
            enterContainer(azure, side, options);
            return { exists: side in azure.state.blobs };
        },
    },
    'storage blob delete': {
        options: ['auth-mode', 'account-name', 'container-name', 'name'],
        change: true,
        run: (azure, side, options) => {
            enterContainer(azure, side, options);
            delete azure.state.blobs[side];
        },
    },
    'resource show': {
        options: ['ids', 'api-version'],
        run: (azure, side) => ({
            properties: premium(azure, side)
                ? {}
                : { functionAppConfig: { deployment: { storage: { value: container(side) } } } },
        }),
    },
    'functionapp config appsettings list': {
        options: ['resource-group', 'name'],
        run: (azure, side) =>
            premium(azure, side)
                ? [{ name: 'WEBSITE_RUN_FROM_PACKAGE', value: `${container(side)}/released-package.zip` }]
                : [],
    },
    'resource list': {
        options: ['resource-group', 'resource-type'],
        run: (azure) => azure.state.containerApps.map((name) => ({
            id: resourceId('it', 'Microsoft.App/containerApps', name),
        })),
    },
    'resource delete': {
        options: ['ids'],
        change: true,
        run: (azure, side, { ids: [id] }) => {
            azure.state.containerApps = azure.state.containerApps.filter((name) => !id.endsWith(`/${name}`));
        },
    },
    'acr import': {
        options: ['name', 'source', 'image', 'force', 'registry'],
        change: true,
        run: (azure, side, { image: [image] }) => {
            azure.state.images = [...new Set([...azure.state.images, image])];
        },
    },
    'functionapp restart': {
        options: ['ids'],
        change: true,
        run: (azure, side) => {
            azure.state.running[side] = { package: side in azure.state.blobs, triggers: false };
        },
    },
    'functionapp function list': {
        options: ['resource-group', 'name'],
        run: (azure, side, { name: [name] }) => {
            const { package: placed, triggers } = azure.state.running[side] ?? {};
            const functions = side === 'ot' ? ['bridge', 'warmup', 'health'] : ['ingest'];
            if (side === 'ot' && azure.conditions.doctorBuilt) functions.push('doctor');
            return placed && triggers ? functions.map((each) => ({ name: `${name}/${each}` })) : [];
        },
    },
    'functionapp function keys list': {
        options: ['resource-group', 'name', 'function-name'],
        run: () => ({ default: secrets.functionKey }),
    },
};
