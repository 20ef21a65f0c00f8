// The handshake with the other options: blobs instead of events, a key instead of an identity, another plan.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { ask } from './network.mjs';
import { accountId, namespaceId, resourceId, secrets, targetConnection, tenants } from './tenants.mjs';
import { World, refused, steps } from './world.mjs';

const limit = { timeout: 120_000 };
const endpoint = resourceId('ot', 'Microsoft.Network/privateEndpoints', 'sluice-ot-link');
const impostor = endpoint.replace(tenants.ot.subscription, tenants.stranger.subscription);
const blobs = 'privatelink.blob.core.windows.net';
let world;

afterEach(async () => {
    assert.deepEqual(world.leaks(), []);
    await world.close();
});

const fails = (...what) => refused(world, ...what);
const stateOf = (from, to = accountId) => world.azure.state.connections[to]
    .findLast((each) => each.properties.privateEndpoint.id === from)?.properties.privateLinkServiceConnectionState.status;

async function next(step) {
    const { stdout } = await world.succeed(step);
    assert.match(stdout.trimEnd().split('\n').at(-1), step.startsWith('09') ? /way to IT is open/ : /: (next|meanwhile): /, step);
}

test('every step names the next one, with each option', limit, async () => {
    for (const option of ['premium', 'sas', 'storage']) {
        world = await World.open(option);
        for (const step of steps) await next(step);
        if (option !== 'storage') {
            assert.deepEqual(world.leaks(), []);
            await world.close();
        }
    }
});

test('connects OT to a container of IT', limit, async () => {
    world = await World.before(undefined, 'storage');
    const { it } = world.handshake('ot');
    assert.deepEqual({ namespace: it.namespace, hub: it.hub }, { namespace: accountId, hub: 'landing' });
    assert.equal(stateOf(endpoint), 'Approved');
    assert.equal(world.azure.state.job, null);
    assert.deepEqual(world.azure.state.containerApps, []);
    const verified = await world.succeed('07-ot-verify');
    assert.match(verified.stdout, /the record sluiceitdata.privatelink.blob.core.windows.net is the endpoint's address 10.10.4.4/);
    const placed = await world.succeed('03-it-place');
    assert.match(placed.stdout, /skipped: it-ingest, which this half was deployed without/);
    assert.match(placed.stdout, /skipped: it-archiver, which this half was deployed without/);
    assert.match((await world.succeed('08-it-start')).stdout, /skipped: the Stream Analytics job/);
});

test('callers of the API are known by the application that was set once, however often IT deploys', limit, async () => {
    const application = '17000000-0000-4000-8000-0000000000aa';
    const deployed = () => world.azure.state.deployments.it.properties.parameters.apiApplicationId.value;
    world = await World.before('02-it-deploy');
    await world.succeed('02-it-deploy');
    assert.equal(deployed(), '');
    world.settings.SLUICE_API_APPLICATION = application;
    await world.succeed('02-it-deploy');
    assert.equal(deployed(), application);
    delete world.settings.SLUICE_API_APPLICATION;
    await world.succeed('03-it-place');
    assert.equal(deployed(), application);
    await world.succeed('02-it-deploy');
    assert.equal(deployed(), application);
    world.settings.SLUICE_API_APPLICATION = 'sluice-ingest-api';
    await fails('02-it-deploy', /SLUICE_API_APPLICATION is sluice-ingest-api: set it to the client id/);
});

test('OT follows what the handshake leads to, whatever its parameter file says', limit, async () => {
    world = await World.before('04-ot-deploy', 'storage');
    world.option = undefined;
    await world.succeed('04-ot-deploy');
    await world.succeed('06-it-approve');
    await world.succeed('07-ot-verify');
});

test('rejects an impostor who asks for the account', limit, async () => {
    world = await World.before('06-it-approve', 'storage');
    ask(world.azure, impostor, accountId, `sluice ${world.handshake('it').it.nonce}`);
    const result = await world.succeed('06-it-approve');
    assert.match(result.stdout, new RegExp(`rejected ${impostor}, which is not who was agreed on`));
    assert.equal(stateOf(impostor), 'Rejected');
    assert.equal(stateOf(endpoint), 'Approved');
});

for (const [option, wrong] of [['storage', namespaceId], [undefined, accountId]]) {
    test(`approves nothing on ${wrong.split('/').at(-1)}, though a changed file leads there`, limit, async () => {
        world = await World.before('04-ot-deploy', option);
        world.azure.state.connections[wrong] ??= [];
        const changed = world.handshake('ot');
        changed.it.namespace = wrong;
        world.remember({ azure: world.azure.state, files: { ot: changed, it: changed } });
        await world.succeed('04-ot-deploy');
        await fails('06-it-approve', /handshake.json is about .*, this half takes events at .*: run 02-it-deploy again/);
        assert.equal(stateOf(endpoint, wrong), 'Pending');
    });
}

test('finds a wrong record, a missing one and a link that falls back, of an account', limit, async () => {
    world = await World.before('07-ot-verify', 'storage');
    const { records } = world.azure.state;
    records[blobs][0].address = '10.9.9.9';
    await fails('07-ot-verify', /sluiceitdata.privatelink.blob.core.windows.net is 10.9.9.9, the endpoint is 10.10.4.4/);
    records[blobs] = [];
    await fails('07-ot-verify', /privatelink.blob.core.windows.net has no record sluiceitdata/);
    await world.succeed('04-ot-deploy');
    world.azure.state.links[blobs][0].resolutionPolicy = 'NxDomainRedirect';
    await fails('07-ot-verify', /falls back to public names/);
    world.azure.state.links[blobs] = [];
    await fails('07-ot-verify', /is not linked to the network/);
});

test('moves from events to blobs: a new request, which IT approves', limit, async () => {
    world = await World.before();
    world.option = 'storage';
    await world.succeed('02-it-deploy');
    const again = await world.succeed('04-ot-deploy');
    assert.match(again.stdout, /deleted the endpoint \(another target\)/);
    await world.succeed('06-it-approve');
    assert.equal(stateOf(endpoint), 'Approved');
    await world.succeed('07-ot-verify');
    await world.succeed('09-ot-doctor');
});

test('connects with a key that only the two teams know', limit, async () => {
    world = await World.before(undefined, 'sas');
    const { ot } = world.handshake('it');
    assert.deepEqual(ot, { tenant: tenants.ot.tenant, endpoint });
    const { applications, principals, credentials, vault } = world.azure.state;
    assert.deepEqual({ applications, principals, credentials }, { applications: [], principals: [], credentials: {} });
    assert.equal(vault.target, targetConnection);
    const told = await world.succeed('02-it-deploy');
    assert.match(told.stdout, /az eventhubs eventhub authorization-rule keys list --resource-group sluice-it --namespace-name sluice-it-events --eventhub-name telemetry --name ot-bridge /);
});

test('deploys no bridge without its key, nor with a wrong one, and shows neither', limit, async () => {
    world = await World.before('04-ot-deploy', 'sas');
    const wrong = [
        [undefined, /SLUICE_TARGET_CONNECTION is not set: the connection string of hub telemetry/],
        ['not set', /SLUICE_TARGET_CONNECTION is no connection string of hub telemetry in sluice-it-events/],
        [targetConnection.replace('sluice-it-events', 'another'), /is no connection string of hub telemetry in sluice-it-events/],
        [targetConnection.replace(';EntityPath=telemetry', ''), /is no connection string of hub telemetry/],
        [`${targetConnection}-2`, /is no connection string of hub telemetry/],
    ];
    for (const [connection, message] of wrong) {
        world.settings.SLUICE_TARGET_CONNECTION = connection;
        const result = await fails('04-ot-deploy', message);
        assert.deepEqual(result.calls.filter((call) => call.change), []);
    }
});

test('refuses a parameter file that would lose the key', limit, async () => {
    world = await World.before('04-ot-deploy', 'sas');
    world.settings.SLUICE_PARAMETERS = new URL('../../ot-tenant/main.bicepparam', import.meta.url).pathname;
    const result = await fails('04-ot-deploy', /main.bicepparam reads no SLUICE_TARGET_CONNECTION: begin with .*sas.bicepparam/);
    assert.deepEqual(result.calls.filter((call) => call.change), []);
});

test('hides a key that Azure complains of', limit, async () => {
    world = await World.before('04-ot-deploy', 'sas');
    world.azure.conditions.tellsKey = true;
    await fails('04-ot-deploy', /could not deploy .*SharedAccessKey=hidden/);
});

test('moves from an identity to a key, and leaves no credential behind', limit, async () => {
    world = await World.before();
    world.option = 'sas';
    await fails('01-ot-register', /names application .*: 01-ot-register --undo takes it back, as a key needs none/);
    await world.succeed('04-ot-deploy', '--undo', '--yes');
    await world.succeed('01-ot-register', '--undo', '--yes');
    await world.succeed('01-ot-register');
    await fails('02-it-deploy', /the group notes application abababab.*then --renew/);
    await world.succeed('02-it-deploy', '--renew');
    assert.deepEqual(world.azure.state.principals, []);
    await world.succeed('04-ot-deploy');
    await world.succeed('06-it-approve');
    await world.succeed('09-ot-doctor');
});

test('knows two senders only', limit, async () => {
    world = await World.open();
    world.settings.SLUICE_SENDER = 'password';
    await fails('01-ot-register', /SLUICE_SENDER is password: federated or sas/);
});

test('takes everything back, and does it all again, with a key', limit, async () => {
    world = await World.before(undefined, 'sas');
    for (const step of steps.toReversed()) await world.succeed(step, '--undo', '--yes');
    assert.deepEqual(world.azure.state.vault, {});
    assert.deepEqual(world.handshake('ot'), { format: 'sluice-handshake/1' });
    await world.runAll();
    assert.ok(!JSON.stringify(world.azure.state.deployments).includes(secrets.targetKey));
});
