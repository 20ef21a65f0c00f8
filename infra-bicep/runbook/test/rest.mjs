// `az rest`: triggers of an app, the Stream Analytics job, and the bridge's doctor.
import { readFileSync } from 'node:fs';
import { AzureError } from './error.mjs';
import { graph, graphUrl } from './graph.mjs';
import { groupId, secrets, targetConnection } from './tenants.mjs';

function syncTriggers(azure, side) {
    azure.state.running[side].triggers = true;
}

function job(azure, verb, body) {
    const { job: known } = azure.state;
    if (!known) throw new AzureError('(ResourceNotFound) the job was not found.', 3);
    if (verb === 'start') {
        if ((known.asked = (known.asked ?? 0) + 1) <= azure.conditions.roleDelay) {
            throw new AzureError('Forbidden({"error": {"message": "The identity is not authorized to access the hub."}})');
        }
        if (known.jobState === 'Running') throw new AzureError('(Conflict) the job runs.');
        Object.assign(known, { jobState: 'Running', started: body.outputStartMode });
    }
    if (verb === 'stop') Object.assign(known, { jobState: 'Stopped', lastOutputEventTime: '2026-11-24T12:00:00Z' });
    return { properties: known };
}

function diagnose(azure, options) {
    if (!azure.conditions.inside) throw new AzureError('Forbidden(public access is disabled)');
    const headers = JSON.parse(readFileSync(options.headers[0].slice(1), 'utf8'));
    if (headers['x-functions-key'] !== secrets.functionKey) throw new AzureError('Unauthorized()');
    const target = Object.values(azure.state.endpoints)[0]?.target;
    const open = (azure.state.connections[target] ?? []).some(({ properties }) =>
        properties.privateEndpoint.id.startsWith(groupId('ot')) &&
        properties.privateLinkServiceConnectionState.status === 'Approved');
    const { sender, senderApplicationId } = azure.state.deployments.ot.properties.parameters;
    const proven = sender?.value === 'sas'
        ? azure.state.vault.target === targetConnection
        : azure.state.credentials[senderApplicationId.value]?.length === 1;
    const diagnosis = !proven
        ? { healthy: false, firstWrong: 'token', findings: [{ check: 'token', verdict: 'failed', detail: 'nothing to prove it by' }] }
        : open
        ? { healthy: true, findings: [{ check: 'authorization', verdict: 'ok', detail: 'the link opened' }] }
        : {
              healthy: false,
              firstWrong: 'tcp',
              findings: [{ check: 'tcp', verdict: 'failed', detail: 'no connection: is it approved?' }],
          };
    if (options.method[0] === 'post') diagnosis.findings.push({ check: 'canary', verdict: 'ok', detail: 'accepted' });
    if (!diagnosis.healthy) throw new AzureError(`Service Unavailable(${JSON.stringify(diagnosis)})`);
    return diagnosis;
}

export const rest = {
    rest: {
        options: ['method', 'url', 'body', 'headers', 'skip-authorization-header'],
        change: true,
        run: (azure, side, options) => {
            const url = options.url[0];
            if (url.startsWith(graphUrl)) return graph(azure, side, options);
            if (url.includes('/api/doctor')) return diagnose(azure, options);
            if (url.includes('/syncfunctiontriggers?')) return syncTriggers(azure, side);
            const verb = /streamingjobs\/[^/?]+(?:\/(start|stop))?\?/.exec(url);
            if (!verb) throw new AzureError(`(InvalidResourceType) ${url}`);
            return job(azure, verb[1], options.body && JSON.parse(options.body[0]));
        },
    },
};
