// Whether Azure's own command line knows every command and option that the runbook uses. It is asked without being signed
// in: a wrong command line ends with 2 before that is noticed. Needs AZURE_CLI, the path of a real `az`; with BICEP, the path of a compiler, it compiles what is deployed, too.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { dirname } from 'node:path';
import { World, apiSteps, steps } from './world.mjs';

const cli = process.env.AZURE_CLI;
const bicep = process.env.BICEP;
const environment = {
    ...process.env,
    PATH: bicep ? `${dirname(bicep)}:${process.env.PATH}` : process.env.PATH,
    AZURE_CORE_COLLECT_TELEMETRY: 'no',
    AZURE_BICEP_USE_BINARY_FROM_PATH: 'true',
    AZURE_BICEP_CHECK_VERSION: 'false',
};

/** One call of each shape: what values are given does not matter to the parser. */
function shapes(calls) {
    const shape = ({ argv }) => argv.filter((each, index) => each.startsWith('--') || !argv.slice(0, index).some((one) => one.startsWith('--'))).join(' ');
    return new Map(calls.map((call) => [shape(call), call.argv]));
}

/** The files of a step are gone with it, and `az` reads them before it looks who is signed in. */
function makeFiles(argv, folder) {
    for (const file of argv.map((each) => each.replace(/^@/, ''))) {
        if (!file.startsWith(folder) || existsSync(file)) continue;
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, '{}');
    }
}

function ask(argv, folder) {
    makeFiles(argv, folder);
    const env = { ...environment, AZURE_CONFIG_DIR: folder };
    return new Promise((resolve) => {
        execFile(cli, argv, { env, timeout: 120_000 }, (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stderr }));
    });
}

test('uses commands and options that exist', { skip: cli ? false : 'AZURE_CLI names no az', timeout: 900_000 }, async () => {
    const world = await World.open();
    try {
        await world.runAll();
        world.settings.SLUICE_API_CALLER = 'efefefef-0000-4000-8000-000000000001';
        for (const step of apiSteps) await world.succeed(step);
        for (const step of apiSteps.toReversed()) await world.succeed(step, '--undo', '--yes');
        await world.succeed('06-it-approve', '--undo', '--yes');
        await world.succeed('04-ot-deploy');
        for (const step of steps.toReversed()) await world.succeed(step, '--undo', '--yes');
        await world.runAll();
        world.option = 'premium';
        world.azure.conditions.pipeline = true;
        await world.succeed('04-ot-deploy');
        await world.succeed('05-ot-place');
        // The doctor is asked without a token, so that call would go out to whoever has the name of the model's app.
        const calls = world.azure.calls.filter(({ argv }) => !argv.includes('--skip-authorization-header'));
        for (const [shape, argv] of shapes(calls)) {
            const { code, stderr } = await ask(argv, world.folder);
            assert.notEqual(code, 2, `${shape}: ${stderr}`);
            const compiled = bicep || !shape.startsWith('deployment group create');
            if (code !== 0 && compiled) assert.match(stderr, /az login/, shape);
        }
    } finally {
        await world.close();
    }
});
