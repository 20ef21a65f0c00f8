// A model of two tenants that answers the calls of `az`: it keeps state, shows each side only its own tenant, records
// every call and can fail at any of them.
import { createServer } from 'node:net';
import { commands } from './commands.mjs';
import { AzureError } from './error.mjs';
import { tenants } from './tenants.mjs';

const globals = ['only-show-errors', 'output', 'query', 'subscription'];

export class Azure {
    state = {
        applications: [], principals: [], credentials: {}, groups: {}, deployments: {}, endpoints: {}, connections: {},
        deletedVaults: [], roles: [], blobs: {}, images: [], containerApps: [], running: {}, job: null,
        records: {}, links: {}, vault: {}, assignments: [],
    };
    /** Every call: {side, words, options, change}. */
    calls = [];
    /** {call, when}: which of the calls from now on fails, and whether before or after it took effect. */
    failure = null;
    /** What the test may bend: where the machine is, how slow roles are, what the doctor finds. */
    conditions = { inside: true, roleDelay: 1, both: false, doctorBuilt: true, pipeline: false, tellsKey: false };
    #counted = 0;
    #server;

    async open() {
        this.#server = createServer((socket) => {
            let received = '';
            socket.on('error', () => socket.destroy());
            socket.on('data', (bytes) => {
                received += bytes.toString();
                const [side, connection, count, ...argv] = received.split('\0').slice(0, -1);
                if (argv.length === Number(count)) socket.end(this.#answer(side, argv, connection));
            });
        });
        this.#server.unref(); // A test that failed before it closed its world must not keep the run alive.
        await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
        return this;
    }

    close() {
        return new Promise((resolve) => this.#server.close(resolve));
    }

    /** Where `az` finds this model, and as whose. */
    address(side) {
        return `${this.#server.address().port}/${side}`;
    }

    failAt(call, when) {
        this.failure = call && { call, when };
        this.#counted = 0;
    }

    restore(state) {
        this.state = structuredClone(state);
    }

    #answer(side, argv, connection) {
        try {
            const result = this.#run(side, argv, connection) ?? null;
            return `0\0${typeof result === 'string' ? result : JSON.stringify(result)}\0`;
        } catch (error) {
            if (error instanceof AzureError) return `${error.code}\0ERROR: ${error.message}\0`;
            return `70\0ERROR: the stand-in is wrong: ${error.stack.split('\n').slice(0, 3).join(' | ')}\0`;
        }
    }

    #run(side, argv, connection) {
        const { words, options } = parse(argv);
        if (words[0] === 'getent') return commands.getent(this, side, argv);
        const command = commands[words.join(' ')];
        if (!command) throw new AzureError(`'${words.join(' ')}' is misspelled or not recognized by the system.`, 2);
        for (const name of Object.keys(options)) {
            if (![...command.options, ...globals].includes(name)) {
                throw new AzureError(`unrecognized arguments: --${name}`, 2);
            }
        }
        this.calls.push({ side, words: words.join(' '), argv, change: command.change === true && !argv.includes('get') });
        this.#stayAtHome(side, options);
        const due = this.failure && ++this.#counted === this.failure.call ? this.failure.when : null;
        if (due === 'before') throw new AzureError('(ServiceUnavailable) the connection was closed.');
        const result = command.run(this, side, options, { SLUICE_TARGET_CONNECTION: connection });
        if (due === 'after') throw new AzureError('(ServiceUnavailable) the connection was closed.');
        return result;
    }

    /** No credential reaches a resource of the other tenant, except as the target of OT's request. */
    #stayAtHome(side, options) {
        const own = tenants[side].subscription;
        for (const [name, values] of Object.entries(options)) {
            if (['parameters', 'tags', 'description'].includes(name)) continue;
            for (const value of values) {
                const named = /\/subscriptions\/([^/]+)/.exec(value)?.[1];
                if (named && named !== own) throw new AzureError(`(AuthorizationFailed) no access to ${value}`);
            }
        }
    }
}

function parse(argv) {
    const words = [];
    const options = {};
    let name = null;
    for (const argument of argv) {
        if (argument.startsWith('--')) {
            name = argument.slice(2);
            options[name] = [];
        } else if (name === null) words.push(argument);
        else options[name].push(argument);
    }
    return { words, options };
}
