// Every step fails once at each of its calls, before the call took effect and, where it changes something, after it;
// then it is run again and must end as if nothing had happened.
import { describe, test } from 'node:test';
import { failEverywhere } from './resume.mjs';
import { World, steps } from './world.mjs';

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
