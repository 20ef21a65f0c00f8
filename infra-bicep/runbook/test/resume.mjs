// A step that fails at any of its calls and is run again must end as if nothing had happened.
import assert from 'node:assert/strict';

/** What a step leaves behind, without what chance and repetition add. */
function trace({ azure, files }) {
    const { connections, ...rest } = azure;
    const states = Object.values(connections).flat().map(({ properties: { privateEndpoint, privateLinkServiceConnectionState } }) =>
        [privateEndpoint.id, privateLinkServiceConnectionState.status, privateLinkServiceConnectionState.description]);
    return JSON.parse(JSON.stringify({ ...rest, states, files }, (key, value) => (key === 'asked' ? undefined : value))
        .replaceAll(/\b[0-9a-f]{32}\b/g, 'NONCE')
        .replaceAll(/"[0-9a-f]{8}-(?!0000-4000)[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"/g, '"RANDOM"'));
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
export async function failEverywhere(world, step, ...options) {
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
