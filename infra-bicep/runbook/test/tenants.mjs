// The two organisations of the tests, and one that has no business here.
export const tenants = {
    ot: {
        tenant: '0a0a0a0a-0000-4000-8000-000000000001',
        subscription: '0a0a0a0a-0000-4000-8000-00000000000a',
        group: 'sluice-ot',
        user: 'operator@ot.example',
        self: '0a0a0a0a-0000-4000-8000-0000000000ff',
    },
    it: {
        tenant: '1b1b1b1b-0000-4000-8000-000000000001',
        subscription: '1b1b1b1b-0000-4000-8000-00000000000b',
        group: 'sluice-it',
        user: 'operator@it.example',
        self: '1b1b1b1b-0000-4000-8000-0000000000ff',
    },
    stranger: {
        tenant: '66666666-0000-4000-8000-000000000001',
        subscription: '66666666-0000-4000-8000-00000000000c',
    },
};

/** What must never be seen on a command line, in output or in the handshake. */
export const secrets = {
    functionKey: 'S3cretFunctionKeyNobodyMaySee==',
    targetKey: 'S3cretTargetKeyThatMaySend==',
};

export const groupId = (side) => `/subscriptions/${tenants[side].subscription}/resourceGroups/${tenants[side].group}`;
export const resourceId = (side, type, name) => `${groupId(side)}/providers/${type}/${name}`;

export const namespaceId = resourceId('it', 'Microsoft.EventHub/namespaces', 'sluice-it-events');
export const accountId = resourceId('it', 'Microsoft.Storage/storageAccounts', 'sluiceitdata');
export const networkId = resourceId('ot', 'Microsoft.Network/virtualNetworks', 'sluice-ot-network');
export const applicationId = 'abababab-0000-4000-8000-000000000001';
export const apiApplicationId = 'abababab-0000-4000-8000-000000000002';
export const identityPrincipal = 'cdcdcdcd-0000-4000-8000-000000000001';
export const address = '10.10.4.4';

/** What IT's people give to OT's people with sender sas, and to nobody else. */
export const targetConnection = [
    'Endpoint=sb://sluice-it-events.servicebus.windows.net/',
    'SharedAccessKeyName=ot-bridge',
    `SharedAccessKey=${secrets.targetKey}`,
    'EntityPath=telemetry',
].join(';');
