// Private endpoints, the connections they ask for, and private DNS.
import { AzureError } from './error.mjs';
import { address, networkId, resourceId } from './tenants.mjs';

const same = (one, other) => one.toLowerCase() === other.toLowerCase();

/** A request from an endpoint, wherever it is, to a resource. */
export function ask(azure, from, to, message) {
    const connections = (azure.state.connections[to] ??= []);
    const id = `${to}/privateEndpointConnections/connection-${connections.length + 1}`;
    connections.push({
        id,
        properties: {
            privateEndpoint: { id: from },
            privateLinkServiceConnectionState: { status: 'Pending', description: message },
        },
    });
    return id;
}

/** What happens to a connection when the endpoint behind it, or it itself, goes. */
export function deleteEndpoint(azure, id) {
    const endpoint = azure.state.endpoints[id];
    if (!endpoint) return;
    delete azure.state.endpoints[id];
    const connection = find(azure, endpoint.connection);
    if (connection) connection.properties.privateLinkServiceConnectionState.status = 'Disconnected';
}

function find(azure, id) {
    return Object.values(azure.state.connections).flat().find((each) => each.id === id);
}

function decide(azure, { id: [id], description: [description] }, status) {
    const connection = find(azure, id);
    if (!connection) throw new AzureError(`(ResourceNotFound) ${id} was not found.`, 3);
    const state = connection.properties.privateLinkServiceConnectionState;
    if (state.status !== 'Pending') throw new AzureError(`(BadRequest) ${id} is ${state.status}.`);
    Object.assign(state, { status, description });
    return connection;
}

export function endpointView(azure, id) {
    const endpoint = azure.state.endpoints[id];
    const connection = find(azure, endpoint.connection);
    return {
        id,
        subnet: { id: `${networkId}/subnets/link` },
        networkInterfaces: [{ id: resourceId('ot', 'Microsoft.Network/networkInterfaces', 'link-interface') }],
        manualPrivateLinkServiceConnections: [
            {
                privateLinkServiceId: endpoint.target,
                requestMessage: endpoint.message,
                privateLinkServiceConnectionState: connection
                    ? connection.properties.privateLinkServiceConnectionState
                    : { status: 'Disconnected' },
            },
        ],
    };
}

export const network = {
    'network private-endpoint list': {
        options: ['resource-group'],
        run: (azure) => Object.keys(azure.state.endpoints).map((id) => endpointView(azure, id)),
    },
    'network private-endpoint delete': {
        options: ['ids'],
        change: true,
        run: (azure, side, { ids: [id] }) => {
            for (const each of Object.keys(azure.state.endpoints)) if (same(each, id)) deleteEndpoint(azure, each);
        },
    },
    'network private-endpoint-connection list': {
        options: ['id'],
        run: (azure, side, { id: [id] }) => azure.state.connections[id] ?? [],
    },
    'network private-endpoint-connection approve': {
        options: ['id', 'description'],
        change: true,
        run: (azure, side, options) => decide(azure, options, 'Approved'),
    },
    'network private-endpoint-connection reject': {
        options: ['id', 'description'],
        change: true,
        run: (azure, side, options) => decide(azure, options, 'Rejected'),
    },
    'network private-endpoint-connection delete': {
        options: ['id', 'yes'],
        change: true,
        run: (azure, side, { id: [id] }) => {
            for (const [target, list] of Object.entries(azure.state.connections)) {
                azure.state.connections[target] = list.filter((each) => each.id !== id);
            }
        },
    },
    'network nic show': {
        options: ['ids'],
        run: () => ({ ipConfigurations: [{ privateIPAddress: address }] }),
    },
    'network private-dns record-set a list': {
        options: ['resource-group', 'zone-name'],
        run: (azure, side, { 'zone-name': [zone] }) =>
            (azure.state.records[zone] ?? []).map(({ name, address: ip }) => ({
                name,
                aRecords: [{ ipv4Address: ip }],
            })),
    },
    'network private-dns link vnet list': {
        options: ['resource-group', 'zone-name'],
        run: (azure, side, { 'zone-name': [zone] }) => azure.state.links[zone] ?? [],
    },
};
