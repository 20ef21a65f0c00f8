// Two teams, each with a folder, a copy of the handshake and credentials of its own, and the model of Azure between.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Azure } from './azure.mjs';
import { secrets, targetConnection, tenants } from './tenants.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const runbook = dirname(here);

export const steps = [
    '01-ot-register',
    '02-it-deploy',
    '03-it-place',
    '04-ot-deploy',
    '05-ot-place',
    '06-it-approve',
    '07-ot-verify',
    '08-it-start',
    '09-ot-doctor',
];

/** What IT may do besides, any time after 02: let callers use ingest's API. */
export const apiSteps = ['10-it-api', '11-it-caller'];

export const sideOf = (step) => step.slice(3, 5);

/** What lasts after each step. */
const known = new Map();

export class World {
    azure = new Azure();
    folder = mkdtempSync(join(tmpdir(), 'sluice-runbook-'));
    settings = { SLUICE_ARCHIVER_IMAGE: 'registry.example/it-archiver:1.0' };
    output = '';
    /** The option that both teams chose: the name of their parameter files; undefined for the default. */
    option;

    static async open(option) {
        const world = new World();
        world.option = option;
        await world.azure.open();
        for (const side of ['ot', 'it']) {
            mkdirSync(join(world.folder, side));
            mkdirSync(join(world.folder, side, 'package'));
            writeFileSync(join(world.folder, side, 'package', 'host.json'), '{}');
            writeFileSync(join(world.folder, side, 'package', 'local.settings.json'), '{}');
        }
        return world;
    }

    /** A world in which all steps before that one were run; they are run only once. */
    static async before(step, option) {
        const world = await World.open(option);
        for (const each of steps.slice(0, step ? steps.indexOf(step) : steps.length)) {
            const name = `${each} ${option}`;
            if (!known.has(name)) {
                await world.succeed(each);
                known.set(name, world.memory());
            } else world.remember(known.get(name));
        }
        return world;
    }

    async close() {
        await this.azure.close();
        rmSync(this.folder, { recursive: true, force: true });
    }

    handshakeFile(side) {
        return join(this.folder, side, 'handshake.json');
    }

    handshake(side) {
        return JSON.parse(readFileSync(this.handshakeFile(side), 'utf8'));
    }

    /** One team sends its file to the other. */
    send(from, to) {
        if (existsSync(this.handshakeFile(from))) copyFileSync(this.handshakeFile(from), this.handshakeFile(to));
    }

    /** Runs a step as its team does, and sends the handshake over when it went well: {code, stdout, stderr, calls}. */
    async run(step, ...options) {
        const side = sideOf(step);
        const result = await this.#run(step, options);
        if (result.code === 0) this.send(side, side === 'ot' ? 'it' : 'ot');
        return result;
    }

    #run(step, options) {
        const side = sideOf(step);
        const first = this.azure.calls.length;
        return new Promise((resolve, reject) => {
            const child = spawn(join(runbook, step), options, { env: this.#environment(side), timeout: 60_000 });
            let stdout = '';
            let stderr = '';
            child.stdout.on('data', (text) => (stdout += text));
            child.stderr.on('data', (text) => (stderr += text));
            child.on('error', reject);
            child.on('close', (code) => {
                this.output += stdout + stderr;
                resolve({ code, stdout, stderr, calls: this.azure.calls.slice(first) });
            });
        });
    }

    #environment(side) {
        return {
            PATH: `${join(here, 'standin')}:${process.env.PATH}`,
            HOME: this.folder,
            TMPDIR: this.folder,
            AZURE_STANDIN: this.azure.address(side),
            SLUICE_POLL: '0',
            SLUICE_START_SECONDS: '5',
            SLUICE_SUBSCRIPTION: tenants[side].subscription,
            SLUICE_RESOURCE_GROUP: tenants[side].group,
            SLUICE_LOCATION: 'westeurope',
            SLUICE_HANDSHAKE: this.handshakeFile(side),
            SLUICE_OT_TENANT: tenants.ot.tenant,
            SLUICE_IT_TENANT: tenants.it.tenant,
            SLUICE_BRIDGE_PACKAGE: join(this.folder, 'ot', 'package'),
            SLUICE_INGEST_PACKAGE: join(this.folder, 'it', 'package'),
            ...this.#chosen(side),
            ...this.settings,
        };
    }

    /** Only OT's people got the key from IT's, and only with sender sas there is one. */
    #chosen(side) {
        const file = join(dirname(runbook), `${side}-tenant`, `${this.option}.bicepparam`);
        return {
            ...(existsSync(file) ? { SLUICE_PARAMETERS: file } : {}),
            ...(this.option === 'sas' && side === 'ot' ? { SLUICE_SENDER: 'sas', SLUICE_TARGET_CONNECTION: targetConnection } : {}),
        };
    }

    /** All steps up to and without that one. */
    async runUntil(step) {
        for (const each of steps.slice(0, steps.indexOf(step))) await this.succeed(each);
    }

    async runAll() {
        for (const each of steps) await this.succeed(each);
    }

    async succeed(step, ...options) {
        const result = await this.run(step, ...options);
        if (result.code !== 0) throw new Error(`${step} failed: ${result.stderr}`);
        return result;
    }

    /** A copy of all that lasts: what Azure knows and both teams' files. */
    memory() {
        const files = Object.fromEntries(
            ['ot', 'it'].filter((side) => existsSync(this.handshakeFile(side))).map((side) => [side, this.handshake(side)]),
        );
        return structuredClone({ azure: this.azure.state, files });
    }

    remember({ azure, files }) {
        this.azure.restore(azure);
        for (const side of ['ot', 'it']) {
            rmSync(this.handshakeFile(side), { force: true });
            if (files[side]) writeFileSync(this.handshakeFile(side), JSON.stringify(files[side]));
        }
    }

    /** Whether a secret was on a command line, in what a step printed, or in a file that crossed the border. */
    leaks() {
        const files = ['ot', 'it'].map((side) => this.handshakeFile(side)).filter((file) => existsSync(file));
        const seen = [this.output, ...this.azure.calls.flatMap((call) => call.argv), ...files.map((file) => readFileSync(file, 'utf8'))];
        return seen.filter((text) => Object.values(secrets).some((secret) => text.includes(secret)));
    }
}

/** Runs a step that must fail, with one line that says why. */
export async function refused(world, step, pattern, ...options) {
    const result = await world.run(step, ...options);
    assert.equal(result.code, 1, result.stdout + result.stderr);
    assert.match(result.stderr, pattern);
    assert.equal(result.stderr.trimEnd().split('\n').length, 1, result.stderr);
    assert.ok(result.stderr.startsWith(`${step}: `), result.stderr);
    return result;
}
