import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventHubConsumerClient, earliestEventPosition } from '@azure/event-hubs';
import { BlobCheckpointStore } from '@azure/eventhubs-checkpointstore-blob';
import { ContainerClient } from '@azure/storage-blob';
import { HUB, plain, storage, unique, until, withProducer } from './support.js';

test('resumes after the checkpoints in blobs', async () => {
  const container = new ContainerClient(storage, unique('checkpoints'));
  await container.create();
  const marker = unique('processor');
  const send = (round) => withProducer(async (producer) => {
    for (const partitionId of ['0', '1', '2', '3']) {
      await producer.sendBatch([{ body: `${marker} ${round} ${partitionId}` }], { partitionId });
    }
  });
  await send('a');
  const first = await process(container, marker, 4);
  await send('b');
  const second = await process(container, marker, 4);

  const expected = (round) => ['0', '1', '2', '3'].map((id) => `${marker} ${round} ${id}`);
  assert.deepEqual(first.sort(), expected('a'));
  assert.deepEqual(second.sort(), expected('b'));
});

/** Processes until a number of events with the marker came, each checkpointed. */
async function process(container, marker, expected) {
  const received = [];
  const errors = [];
  const consumer = new EventHubConsumerClient('archive', plain, HUB, new BlobCheckpointStore(container), {
    loadBalancingOptions: { strategy: 'greedy', updateIntervalInMs: 500, partitionOwnershipExpirationIntervalInMs: 5000 },
  });
  const subscription = consumer.subscribe(
    {
      processEvents: async (events, context) => {
        for (const event of events) {
          if (String(event.body).startsWith(marker)) {
            received.push(event.body);
          }
        }
        if (events.length > 0) {
          await context.updateCheckpoint(events.at(-1));
        }
      },
      processError: async (error) => { errors.push(error); },
    },
    { startPosition: earliestEventPosition, maxWaitTimeInSeconds: 1 },
  );
  await until(() => received.length >= expected || errors.length > 0, `the processing of ${expected} events`);
  await subscription.close();
  await consumer.close();
  assert.deepEqual(errors, []);
  return received;
}
