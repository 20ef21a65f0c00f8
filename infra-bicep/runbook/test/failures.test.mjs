// Every step fails once at each of its calls, before the call took effect and, where it changes something, after it;
// then it is run again and must end as if nothing had happened.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { World, steps } from './world.mjs';

/** What a step leaves behind, without what chance and repetition add. */
function trace({ azure, files }) {
    const { connections, ...rest } = azure;
    const states = Object.values(connections).flat().map(({ properties: { privateEndpoint, privateLinkServiceConnectionState } }) =>
        [privateEndpoint.id, privateLinkServiceConnectionState.status, privateLinkServiceConnectionState.description]);
    return JSON.parse(JSON.stringify({ ...rest, states, files }, (key, value) => (key === 'asked' ? undefined : value))
        .replaceAll(/\b[0-9a-f]{32}\b/g, 'NONCE'));
}

async function failAt(world, step, options, call, when) {
    world.azure.failAt(call, when);
    const broken = await world.run(step, ...options);
    world.azure.failAt(0);
    const where = `${step} ${options.join(' ')} at call ${call}, ${when} it: ${broken.calls[call - 1]?.argv.join(' ')}`;
    assert.equal(broken.code, 1, `${where}: ${broken.stdout}${broken.stderr}`);
    assert.match(broken.stderr, new RegExp(`^${step}: could not [^\n]+\n$`), where);
    return where;
}

async function runAgain(world, step, options, expected, where) {
    const again = await world.run(step, ...options);
    assert.equal(again.code, 0, `${where}, then again: ${again.stderr}`);
    assert.deepEqual(trace(world.memory()), expected, where);
}

/** A state that was gone on from once need not be gone on from again: a step knows nothing but the state. */
async function failEverywhere(world, step, ...options) {
    const before = world.memory();
    const { calls } = await world.succeed(step, ...options);
    const after = world.memory();
    const resumed = new Set();
    for (const [index, { change }] of calls.entries()) {
        for (const when of change ? ['before', 'after'] : ['before']) {
            world.remember(before);
            const where = await failAt(world, step, options, index + 1, when);
            const left = JSON.stringify(trace(world.memory()));
            if (!resumed.has(left)) await runAgain(world, step, options, trace(after), where);
            resumed.add(left);
        }
    }
    world.remember(after);
    assert.deepEqual(world.leaks(), []);
}

/** Each step begins with what the one before left. */
async function failInTurn(context, world, order, ...options) {
    world.azure.conditions.roleDelay = 0;
    try {
        for (const step of order) {
            if (differs(world.option, options.length > 0, step)) await context.test(step, limit, () => failEverywhere(world, step, ...options));
            else await world.succeed(step, ...options);
        }
    } finally {
        await world.close();
    }
}

/** With another option only those steps fail that then call something else. */
const others = { storage: ['02', '04', '06', '07'], sas: ['01', '02', '04'], 'storage undo': ['06'], 'sas undo': ['02', '04'] };
const differs = (option, undone, step) => !option || others[`${option}${undone ? ' undo' : ''}`].includes(step.slice(0, 2));

const limit = { timeout: 600_000 };

describe('what failed at any call resumes', { concurrency: 2 }, () => {
    test('step', async (context) => failInTurn(context, await World.open(), steps));
    test('undo', async (context) => failInTurn(context, await World.before(), steps.toReversed(), '--undo', '--yes'));
    for (const option of ['storage', 'sas']) {
        test(`step, ${option}`, async (context) => failInTurn(context, await World.open(option), steps));
        test(`undo, ${option}`, async (context) =>
            failInTurn(context, await World.before(undefined, option), steps.toReversed(), '--undo', '--yes'));
    }
});
