// The whole handshake, and what can go wrong with a step of it.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { applicationId, identityPrincipal, namespaceId, resourceId, tenants } from './tenants.mjs';
import { World, refused, steps } from './world.mjs';

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
const calls = (result) => result.calls.map((call) => call.words);

test('connects two tenants', limit, async () => {
    world = await World.open();
    await world.runAll();
    assert.deepEqual(world.handshake('it'), {
        format: 'sluice-handshake/1',
        ot: { tenant: tenants.ot.tenant, application: applicationId, endpoint },
        it: { tenant: tenants.it.tenant, namespace: namespaceId, hub: 'telemetry', nonce: nonce() },
    });
    assert.equal(stateOf(endpoint), 'Approved');
    assert.deepEqual(world.azure.state.credentials[applicationId], [
        {
            name: 'sluice-bridge',
            issuer: `https://login.microsoftonline.com/${tenants.ot.tenant}/v2.0`,
            subject: identityPrincipal,
            audiences: ['api://AzureADTokenExchange'],
        },
    ]);
    assert.equal(world.azure.state.job.started, 'JobStartTime');
    assert.deepEqual(world.azure.state.containerApps, ['archiver']);
    assert.deepEqual(world.azure.state.roles, []);
    assert.equal(world.azure.state.blobs.ot.developerSettings, false);
    assert.match(world.output, /the way to IT is open/);
});

test('says what it will do before it does it', limit, async () => {
    world = await World.before();
    for (const step of steps) {
        const result = await world.succeed(step, '--plan');
        assert.match(result.stdout, new RegExp(`^== ${step}: (ot|it) tenant .*\n   will `));
        assert.deepEqual(result.calls.filter((call) => call.change), []);
    }
});

test('changes nothing but what has to be put in place again, when it is repeated', limit, async () => {
    world = await World.before();
    const before = world.memory();
    for (const step of steps) {
        const result = await world.succeed(step);
        const changes = result.calls.filter((call) => call.change).map((call) => call.words);
        const harmless = ['deployment group create', 'storage blob upload', 'acr import', 'functionapp restart',
            'role assignment create', 'role assignment delete', 'rest', 'tag update'];
        assert.deepEqual(changes.filter((change) => !harmless.includes(change)), [], step);
    }
    assert.deepEqual(world.memory(), before);
});

test('goes on after the handshake was lost', limit, async () => {
    world = await World.before('04-ot-deploy');
    const before = nonce();
    const { azure } = world.memory();
    world.remember({ azure, files: {} });
    await fails('04-ot-deploy', /found no .*handshake.json: 01-ot-register writes it/);
    await world.succeed('01-ot-register');
    await fails('04-ot-deploy', /has no part of it: 02-it-deploy writes it/);
    await world.succeed('02-it-deploy');
    assert.equal(nonce(), before);
    await world.succeed('04-ot-deploy');
    await world.succeed('06-it-approve');
});

test('refuses an application of another tenant than the one agreed on', limit, async () => {
    world = await World.open();
    await world.succeed('01-ot-register');
    world.azure.state.applications[0].owner = tenants.stranger.tenant;
    await fails('02-it-deploy', /belongs to tenant 66666666.*, not to OT's/);
    assert.deepEqual(world.azure.state.principals, []);
    assert.deepEqual(world.azure.state.groups, {});
});

test('refuses a handshake from another tenant than the one agreed on', limit, async () => {
    world = await World.open();
    await world.succeed('01-ot-register');
    world.settings.SLUICE_OT_TENANT = tenants.stranger.tenant;
    await fails('02-it-deploy', /names tenant 0a0a.*, but SLUICE_OT_TENANT is 6666/);
    world.settings = { SLUICE_OT_TENANT: tenants.ot.tenant };
    await world.succeed('02-it-deploy');
    world.settings.SLUICE_IT_TENANT = tenants.stranger.tenant;
    await fails('04-ot-deploy', /names tenant 1b1b.*, but SLUICE_IT_TENANT is 6666/);
});

test('refuses to run with the credentials of both tenants', limit, async () => {
    world = await World.open();
    await world.succeed('01-ot-register');
    world.azure.conditions.both = true;
    await fails('02-it-deploy', /signed in to the other tenant .*, too/);
});

test('refuses a broken handshake and says what is wrong with it', limit, async () => {
    world = await World.before('04-ot-deploy');
    const good = world.handshake('it');
    const broken = [
        [{ ...good, password: 'x' }, /handshake.password is not known/],
        [{ ...good, it: { ...good.it, nonce: 'short' } }, /handshake.it.nonce is not 16 random bytes in hex/],
        [{ ...good, it: { ...good.it, hub: 'a\nb' } }, /handshake.it.hub has more than one line/],
        [{ ...good, it: { ...good.it, namespace: '/subscriptions/x' } }, /handshake.it.namespace is not the resource id/],
        [{ ...good, ot: { ...good.ot, tenant: undefined } }, /handshake.ot.tenant is missing/],
        [{ ...good, format: 'sluice-handshake/9' }, /handshake.format is not sluice-handshake\/1/],
    ];
    for (const [content, message] of broken) {
        world.remember({ azure: world.azure.state, files: { it: content, ot: content } });
        await fails('04-ot-deploy', message);
    }
});

test('skips by name what is not built', limit, async () => {
    world = await World.open();
    Object.assign(world.settings, {
        SLUICE_ARCHIVER_IMAGE: '',
        SLUICE_INGEST_PACKAGE: '/nowhere/ingest',
        SLUICE_BRIDGE_PACKAGE: '/nowhere/bridge',
    });
    await world.runAll();
    assert.match(world.output, /skipped: it-ingest is not built \(no \/nowhere\/ingest\)/);
    assert.match(world.output, /skipped: it-archiver, as SLUICE_ARCHIVER_IMAGE names no image/);
    assert.match(world.output, /skipped: ot-bridge is not built \(no \/nowhere\/bridge\)/);
    assert.match(world.output, /skipped: doctor bridge/);
});

test('puts packages in place only from inside the network', limit, async () => {
    world = await World.before('05-ot-place');
    world.azure.conditions.inside = false;
    await fails('05-ot-place', /leads to 203.0.113.7, which is no private address: run this step from a machine in the ot/);
    assert.equal(world.azure.state.blobs.ot, undefined);
});

test('puts packages in place on either plan, as a person or as a pipeline', limit, async () => {
    world = await World.before('05-ot-place');
    for (const [option, pipeline] of [['premium', false], ['premium', true], [undefined, true]]) {
        world.option = option;
        world.azure.conditions.pipeline = pipeline;
        await world.succeed('04-ot-deploy');
        const result = await world.succeed('05-ot-place');
        assert.match(result.stdout, /to container packages of sluiceothost/);
        assert.match(result.stdout, /runs bridge, warmup, health, doctor\n/);
    }
});

test('keeps a role that the operator had before', limit, async () => {
    world = await World.before('05-ot-place');
    const role = { side: 'ot', id: 'own', tail: 'packages', description: null };
    world.azure.state.roles.push(role);
    await world.succeed('05-ot-place');
    assert.deepEqual(world.azure.state.roles.map((each) => each.id), ['own']);
});

test('finds a wrong record, a missing one and a link that falls back', limit, async () => {
    world = await World.before('07-ot-verify');
    const { records, links } = world.azure.state;
    const zone = 'privatelink.servicebus.windows.net';
    records[zone][0].address = '10.9.9.9';
    await fails('07-ot-verify', /is 10.9.9.9, the endpoint is 10.10.4.4/);
    records[zone] = [];
    await fails('07-ot-verify', /has no record sluice-it-events/);
    await world.succeed('04-ot-deploy');
    links[zone][0].resolutionPolicy = 'NxDomainRedirect';
    await fails('07-ot-verify', /falls back to public names/);
    links[zone] = [];
    await fails('07-ot-verify', /is not linked to the network/);
});

test('starts the job where it left off', limit, async () => {
    world = await World.before();
    await world.succeed('08-it-start', '--undo', '--yes');
    assert.equal(world.azure.state.job.jobState, 'Stopped');
    await world.succeed('08-it-start');
    assert.equal(world.azure.state.job.started, 'LastOutputEventTime');
});

test('takes everything back, and does it all again', limit, async () => {
    world = await World.before();
    for (const step of steps.toReversed()) await world.succeed(step, '--undo', '--yes');
    const { applications, principals, groups, endpoints, roles, deletedVaults } = world.azure.state;
    assert.deepEqual({ applications, principals, groups, endpoints, roles },
        { applications: [], principals: [], groups: {}, endpoints: {}, roles: [] });
    assert.equal(deletedVaults.length, 1);
    assert.deepEqual(world.handshake('ot'), { format: 'sluice-handshake/1' });
    await world.runAll();
    assert.match(world.output, /recovered vault sluice-ot-vault/);
    assert.equal(stateOf(endpoint), 'Approved');
});

test('does not delete without being told twice', limit, async () => {
    world = await World.before();
    for (const step of steps) {
        const result = await fails(step, /--undo deletes: add --yes to mean it/, '--undo');
        assert.deepEqual(result.calls.filter((call) => call.change), []);
        assert.match(result.stdout, /will /);
    }
});

test('deletes no resource group that it did not make', limit, async () => {
    world = await World.before();
    delete world.azure.state.groups['sluice-it'].tags['sluice-runbook'];
    await fails('02-it-deploy', /was not made by this runbook/, '--undo', '--yes');
    assert.ok(world.azure.state.groups['sluice-it']);
});

test('explains itself and refuses options it does not know', limit, async () => {
    world = await World.before();
    for (const step of steps) {
        const result = await world.succeed(step, '--help');
        assert.match(result.stdout, /--plan .*\n.*--undo/);
        assert.deepEqual(calls(result), []);
        await fails(step, /unknown option --nonsense/, '--nonsense');
    }
});
