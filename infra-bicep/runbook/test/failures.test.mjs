// Every step fails once at each of its calls, before the call took effect and, where it changes something, after it;
// then it is run again and must end as if nothing had happened.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { World, steps } from './world.mjs';

/** What a step leaves behind, without what chance and repetition add. */
function trace({ azure, files }) {
    const { connections, ...rest } = azure;
    const states = Object.values(connections).flat().map(({ properties: { privateEndpoint, privateLinkServiceConnectionState } }) =>
        [privateEndpoint.id, privateLinkServiceConnectionState.status, privateLinkServiceConnectionState.description]);
    return JSON.parse(JSON.stringify({ ...rest, states, files }, (key, value) => (key === 'asked' ? undefined : value))
        .replaceAll(/\b[0-9a-f]{32}\b/g, 'NONCE'));
}

async function failAt(world, before, step, options, call, when, expected) {
    world.remember(before);
    world.azure.failAt(call, when);
    const broken = await world.run(step, ...options);
    world.azure.failAt(0);
    const where = `${step} ${options.join(' ')} at call ${call}, ${when} it: ${broken.calls[call - 1]?.argv.join(' ')}`;
    assert.equal(broken.code, 1, `${where}: ${broken.stdout}${broken.stderr}`);
    assert.match(broken.stderr, new RegExp(`^${step}: could not [^\n]+\n$`), where);
    const again = await world.run(step, ...options);
    assert.equal(again.code, 0, `${where}, then again: ${again.stderr}`);
    assert.deepEqual(trace(world.memory()), expected, where);
}

async function failEverywhere(world, step, ...options) {
    const before = world.memory();
    const { calls } = await world.succeed(step, ...options);
    const expected = trace(world.memory());
    for (let call = 1; call <= calls.length; call++) {
        await failAt(world, before, step, options, call, 'before', expected);
        if (calls[call - 1].change) await failAt(world, before, step, options, call, 'after', expected);
    }
    return calls.length;
}

for (const [index, step] of steps.entries()) {
    test(`${step} resumes after a failure at any call`, { timeout: 300_000 }, async () => {
        const world = await World.open();
        try {
            world.azure.conditions.roleDelay = 0;
            for (const each of steps.slice(0, index)) await world.succeed(each);
            const calls = await failEverywhere(world, step);
            assert.ok(calls > 2);
            assert.deepEqual(world.leaks(), []);
        } finally {
            await world.close();
        }
    });

    test(`the undo of ${step} resumes after a failure at any call`, { timeout: 300_000 }, async () => {
        const world = await World.open();
        try {
            world.azure.conditions.roleDelay = 0;
            await world.runAll();
            for (const each of steps.slice(index + 1).toReversed()) await world.succeed(each, '--undo', '--yes');
            await failEverywhere(world, step, '--undo', '--yes');
        } finally {
            await world.close();
        }
    });
}
