// Ingest's files, and who may call its API: what IT alone decides.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import { callDevices } from './graph.mjs';
import { failEverywhere } from './resume.mjs';
import { apiApplicationId } from './tenants.mjs';
import { World, apiSteps, refused } from './world.mjs';

const limit = { timeout: 300_000 };
const caller = 'efefefef-0000-4000-8000-000000000001';
const another = 'efefefef-0000-4000-8000-000000000002';
let world;

afterEach(async () => {
    assert.deepEqual(world.leaks(), []);
    await world.close();
});

async function open(step, option) {
    world = await World.before(step, option);
    world.settings.SLUICE_API_CALLER = caller;
}

const answer = (of = caller) => callDevices(world.azure, of);

test('a caller reads devices once it was admitted, and nobody else does', limit, async () => {
    await open('03-it-place');
    assert.equal(answer(), 401);
    const registered = await world.succeed('10-it-api');
    assert.match(registered.stdout, new RegExp(`takes tokens of api://${apiApplicationId} with the role Devices.Read at https://sluice-it-ingest.azurewebsites.net/v1/devices`));
    assert.equal(answer(), 403);
    const admitted = await world.succeed('11-it-caller');
    assert.match(admitted.stdout, new RegExp(`asks for a token of api://${apiApplicationId}/.default, and calls https://sluice-it-ingest`));
    assert.equal(answer(), 200);
    assert.equal(answer(another), 403);
});

test('what the API is known by stays, however often IT deploys and whoever is admitted', limit, async () => {
    await open('03-it-place');
    for (const step of [...apiSteps, ...apiSteps, '03-it-place', '02-it-deploy']) await world.succeed(step);
    world.settings.SLUICE_API_CALLER = another;
    await world.succeed('11-it-caller');
    assert.deepEqual([answer(), answer(another)], [200, 200]);
    assert.equal(world.azure.state.applications.filter((each) => each.side === 'it').length, 1);
    assert.deepEqual(world.azure.state.containerApps, ['archiver']);
});

test('takes one caller back, or the API as a whole', limit, async () => {
    await open('03-it-place');
    for (const step of apiSteps) await world.succeed(step);
    await world.succeed('11-it-caller', '--undo', '--yes');
    assert.equal(answer(), 403);
    await world.succeed('10-it-api', '--undo', '--yes');
    assert.equal(answer(), 401);
    const { applications, assignments, groups } = world.azure.state;
    assert.deepEqual([applications.filter((each) => each.side === 'it'), assignments], [[], []]);
    assert.equal(groups['sluice-it'].tags['sluice-api-application'], undefined);
    for (const step of apiSteps) await world.succeed(step);
    assert.equal(answer(), 200);
});

test('mends an application that was made by hand, and keeps what else it has', limit, async () => {
    await open('03-it-place');
    const role = { id: 'kept', value: 'Devices.Read', isEnabled: false, displayName: 'Reads', allowedMemberTypes: ['Application'] };
    const other = { id: 'other', value: 'Other', isEnabled: true };
    world.azure.state.applications.push({
        side: 'it', appId: apiApplicationId, displayName: 'sluice-ingest-api-sluice-it', signInAudience: 'AzureADMyOrg',
        appRoles: [other, role], identifierUris: ['https://api.example'],
    });
    for (const step of apiSteps) await world.succeed(step);
    assert.equal(answer(), 200);
    const made = world.azure.state.applications.find((each) => each.side === 'it');
    assert.deepEqual(made.appRoles, [other, { ...role, isEnabled: true }]);
    assert.ok(made.identifierUris.includes('https://api.example'));
});

test('says what is missing or wrong', limit, async () => {
    await open('03-it-place');
    await refused(world, '11-it-caller', /notes no application of the API: run 10-it-api first/);
    await world.succeed('10-it-api');
    world.settings.SLUICE_API_CALLER = 'sluice-dashboard';
    await refused(world, '11-it-caller', /SLUICE_API_CALLER is sluice-dashboard: set it to an object id/);
    world.settings = { SLUICE_APPLICATION_NAME: 'another' };
    await refused(world, '11-it-caller', /SLUICE_API_CALLER is not set: the object id of the caller/);
    await refused(world, '10-it-api', new RegExp(`the group notes application ${apiApplicationId}, which is not another: SLUICE_APPLICATION_NAME`));
});

test('skips the API where there is no ingest', limit, async () => {
    await open('03-it-place', 'storage');
    assert.match((await world.succeed('10-it-api')).stdout, /skipped: the API, as this half was deployed without ingest/);
});

test('plans, asks twice before it takes back, and explains itself', limit, async () => {
    await open('03-it-place');
    for (const step of apiSteps) {
        const planned = await world.succeed(step, '--plan');
        assert.deepEqual(planned.calls.filter((call) => call.change), []);
        assert.match((await world.succeed(step, '--help')).stdout, /--plan .*\n.*--undo/);
        const result = await refused(world, step, /--undo deletes: add --yes to mean it/, '--undo');
        assert.deepEqual(result.calls.filter((call) => call.change), []);
    }
});

for (const step of apiSteps) {
    test(`what failed at any call of ${step}, or of its undo, resumes`, { timeout: 600_000 }, async () => {
        await open('03-it-place');
        world.azure.conditions.roleDelay = 0;
        for (const before of apiSteps.slice(0, apiSteps.indexOf(step))) await world.succeed(before);
        await failEverywhere(world, step);
        await failEverywhere(world, step, '--undo', '--yes');
    });
}

function files(schemas) {
    const folder = join(world.folder, 'files');
    rmSync(folder, { recursive: true, force: true });
    for (const name of ['schemas', 'alarm-rules']) mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, 'sites.json'), '{}');
    for (const [name, text] of Object.entries(schemas)) writeFileSync(join(folder, 'schemas', name), text);
    return folder;
}

test('puts the files of a folder into the package, be it a folder or a zip', limit, async () => {
    await open('03-it-place');
    const folder = join(world.folder, 'it', 'package');
    mkdirSync(join(folder, 'files', 'schemas'), { recursive: true });
    writeFileSync(join(folder, 'files', 'schemas', 'old.json'), '{}');
    const zip = join(world.folder, 'package.zip');
    execFileSync('jar', ['cMf', zip, '-C', folder, '.']);
    for (const place of [folder, zip]) {
        Object.assign(world.settings, { SLUICE_INGEST_PACKAGE: place, SLUICE_INGEST_FILES: files({ 'press.json': '{}' }) });
        const { stdout } = await world.succeed('03-it-place');
        assert.match(stdout, /will upload it-ingest's package .* with the files of /);
        assert.match(stdout, new RegExp(`uploaded ${place} to container packages`));
        const { files: placed, developerSettings } = world.azure.state.blobs.it;
        assert.deepEqual(placed.filter((name) => name.endsWith('.json')), ['files/schemas/press.json', 'files/sites.json']);
        assert.equal(developerSettings, false);
    }
});

test('uploads no files that ingest would stop at', limit, async () => {
    await open('03-it-place');
    world.settings.SLUICE_INGEST_FILES = files({ 'press.json': '{"type": ' });
    await refused(world, '03-it-place', /schemas\/press.json is no JSON: correct it, as ingest would stop at it/);
    rmSync(join(world.settings.SLUICE_INGEST_FILES, 'sites.json'));
    await refused(world, '03-it-place', /found no sites.json in .*: a folder of ingest's files has schemas, alarm-rules and sites.json/);
    assert.equal(world.azure.state.blobs.it, undefined);
});
