// Who asks IT for a connection, and what becomes of it.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { ask } from './network.mjs';
import { namespaceId, resourceId, tenants } from './tenants.mjs';
import { World, refused } from './world.mjs';

const limit = { timeout: 120_000 };
let world;

afterEach(async () => {
    assert.deepEqual(world.leaks(), []);
    await world.close();
});

const fails = (...what) => refused(world, ...what);
const endpoint = resourceId('ot', 'Microsoft.Network/privateEndpoints', 'sluice-ot-link');
const requests = () => world.azure.state.connections[namespaceId];
const requestOf = (from) => requests().findLast((each) => each.properties.privateEndpoint.id === from);
const stateOf = (from) => requestOf(from).properties.privateLinkServiceConnectionState.status;
const nonce = () => world.handshake('it').it.nonce;

test('rejects an impostor who comes first, with the same name and the nonce', limit, async () => {
    world = await World.before('04-ot-deploy');
    const impostor = endpoint.replace(tenants.ot.subscription, tenants.stranger.subscription);
    ask(world.azure, impostor, namespaceId, `sluice ${nonce()}`);
    await fails('06-it-approve', /nobody asks from .*sluice-ot-link: OT runs 04-ot-deploy/);
    assert.equal(stateOf(impostor), 'Rejected');
    await world.succeed('04-ot-deploy');
    ask(world.azure, impostor, namespaceId, `sluice ${nonce()}`);
    const result = await world.succeed('06-it-approve');
    assert.match(result.stdout, new RegExp(`rejected ${impostor}, which is not who was agreed on`));
    assert.equal(stateOf(impostor), 'Rejected');
    assert.equal(stateOf(endpoint), 'Approved');
});

test('rejects the right endpoint with a wrong nonce, and OT asks anew', limit, async () => {
    world = await World.before('06-it-approve');
    requestOf(endpoint).properties.privateLinkServiceConnectionState.description = 'sluice 00000000000000000000000000000000';
    await fails('06-it-approve', /the connection of .* is Rejected: OT runs 04-ot-deploy/);
    assert.match(world.output, /rejected .*, which asks with another nonce/);
    await fails('07-ot-verify', /the connection is Rejected: run 04-ot-deploy again/);
    const again = await world.succeed('04-ot-deploy');
    assert.match(again.stdout, /deleted the endpoint \(Rejected\)/);
    await world.succeed('06-it-approve');
    await world.succeed('07-ot-verify');
});

test('refuses a request whose nonce only begins like ours', limit, async () => {
    world = await World.before('06-it-approve');
    requestOf(endpoint).properties.privateLinkServiceConnectionState.description = `sluice ${nonce()}0`;
    await fails('06-it-approve', /is Rejected/);
});

test('does not take the word of a file for who may ask', limit, async () => {
    world = await World.before('04-ot-deploy');
    const impostor = endpoint.replace(tenants.ot.subscription, tenants.stranger.subscription);
    ask(world.azure, impostor, namespaceId, `sluice ${nonce()}`);
    const forged = world.handshake('it');
    forged.ot.endpoint = impostor;
    world.remember({ azure: world.azure.state, files: { ot: forged, it: forged } });
    await fails('06-it-approve', /nobody asks from/);
    assert.equal(stateOf(impostor), 'Rejected');
    await fails('02-it-deploy', /names others: ask OT which is right, then --renew/);
});

test('makes a new nonce where it was lost, and OT asks with the new one', limit, async () => {
    world = await World.before('06-it-approve');
    const before = nonce();
    for (const tag of Object.keys(world.azure.state.groups['sluice-it'].tags)) {
        if (tag !== 'sluice-runbook') delete world.azure.state.groups['sluice-it'].tags[tag];
    }
    await fails('06-it-approve', /the nonce is lost .*: run 02-it-deploy, then OT runs 04-ot-deploy/);
    await world.succeed('02-it-deploy');
    assert.notEqual(nonce(), before);
    await fails('06-it-approve', /is Rejected/);
    await world.succeed('04-ot-deploy');
    await world.succeed('06-it-approve');
});

test('asks with the renewed nonce while the old request is still pending', limit, async () => {
    world = await World.before('06-it-approve');
    await world.succeed('02-it-deploy', '--renew');
    const again = await world.succeed('04-ot-deploy');
    assert.match(again.stdout, /deleted the endpoint \(another nonce\)/);
    await world.succeed('06-it-approve');
    assert.equal(stateOf(endpoint), 'Approved');
});

test('comes back after IT removed the connection', limit, async () => {
    world = await World.before();
    await world.succeed('06-it-approve', '--undo', '--yes');
    await fails('07-ot-verify', /the connection is Disconnected: run 04-ot-deploy again/);
    await fails('09-ot-doctor', /wrong first: tcp/);
    await fails('06-it-approve', /nobody asks/);
    await world.succeed('04-ot-deploy');
    await world.succeed('06-it-approve');
    await world.succeed('07-ot-verify');
    await world.succeed('09-ot-doctor');
});

test('leaves an approved connection alone when the nonce is renewed', limit, async () => {
    world = await World.before();
    await world.succeed('02-it-deploy', '--renew');
    const again = await world.succeed('04-ot-deploy');
    assert.match(again.stdout, /there already: an approved connection/);
    await world.succeed('06-it-approve');
    assert.equal(stateOf(endpoint), 'Approved');
});

test('reports what others approved by hand', limit, async () => {
    world = await World.before();
    const stranger = endpoint.replace(tenants.ot.subscription, tenants.stranger.subscription);
    ask(world.azure, stranger, namespaceId, 'please');
    requestOf(stranger).properties.privateLinkServiceConnectionState.status = 'Approved';
    await fails('06-it-approve', new RegExp(`approved, though not by this runbook: ${stranger}`));
});
