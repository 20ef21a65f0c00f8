import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventHubBufferedProducerClient } from '@azure/event-hubs';
import { HUB, bodies, count, next, plain, read, unique, until, withConsumer, withProducer } from './support.js';

test('describes hub and partition', async () => {
  await withConsumer(async (consumer) => {
    const hub = await consumer.getEventHubProperties();
    const partition = await consumer.getPartitionProperties('3');

    assert.equal(hub.name, HUB);
    assert.deepEqual(hub.partitionIds, ['0', '1', '2', '3']);
    assert.ok(hub.createdOn instanceof Date);
    assert.equal(partition.partitionId, '3');
    assert.equal(partition.isEmpty, partition.lastEnqueuedSequenceNumber === -1);
  });
});

test('delivers single events and batches with all they carry', async () => {
  await withConsumer((consumer) => withProducer(async (producer) => {
    const start = await next(consumer, '0');
    const single = {
      body: { temperature: 21.5, text: 'grüße' },
      properties: { site: 'north', count: 7, flag: true },
      messageId: 'm-1',
      correlationId: 'c-1',
      contentType: 'application/json',
    };
    await producer.sendBatch([single], { partitionId: '0' });
    const batch = await producer.createBatch({ partitionId: '0' });
    assert.ok(batch.tryAdd({ body: 'a' }) && batch.tryAdd({ body: Buffer.from('b') }));
    await producer.sendBatch(batch);

    const received = await read(consumer, '0', start, count(3));

    assert.deepEqual(received[0].body, single.body);
    assert.deepEqual(received[0].properties, single.properties);
    assert.equal(received[0].messageId, 'm-1');
    assert.equal(received[0].correlationId, 'c-1');
    assert.equal(received[0].contentType, 'application/json');
    assert.ok(Date.now() - received[0].enqueuedTimeUtc.getTime() < 600_000);
    assert.equal(received[1].body, 'a');
    assert.equal(received[2].body.toString(), 'b');
    assert.equal(received[2].sequenceNumber, received[0].sequenceNumber + 2);
  }));
});

test('keeps the events of a key together, in order', async () => {
  const key = unique('device');
  await withConsumer((consumer) => withProducer(async (producer) => {
    const before = new Map();
    for (const id of await consumer.getPartitionIds()) {
      before.set(id, await next(consumer, id));
    }
    for (let i = 0; i < 10; i++) {
      await producer.sendBatch([{ body: i }], { partitionKey: key });
    }

    const grown = [];
    for (const [id, start] of before) {
      const { lastEnqueuedSequenceNumber } = await consumer.getPartitionProperties(id);
      if (lastEnqueuedSequenceNumber > start.sequenceNumber) {
        grown.push(id);
      }
    }
    assert.equal(grown.length, 1);
    const received = await read(consumer, grown[0], before.get(grown[0]), count(10));
    assert.deepEqual(bodies(received), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert.ok(received.every((event) => event.partitionKey === key));
  }));
});

test('refuses an event that is too large', async () => {
  await withProducer(async (producer) => {
    await assert.rejects(
      producer.sendBatch([{ body: Buffer.alloc(1024 * 1024 + 1) }]),
      (error) => error.code === 'MessageTooLargeError',
    );
  });
});

test('refuses a partition that is not there', async () => {
  await withProducer(async (producer) => {
    await assert.rejects(producer.sendBatch([{ body: 'x' }], { partitionId: '4' }), /between 0 and 3/);
  });
});

test('publishes idempotently', async () => {
  const text = unique('idempotent');
  const sent = [];
  const producer = new EventHubBufferedProducerClient(plain, HUB, {
    enableIdempotentRetries: true,
    maxWaitTimeInMs: 50,
    onSendEventsErrorHandler: async ({ error }) => { throw error; },
    onSendEventsSuccessHandler: async ({ events }) => { sent.push(...events); },
  });
  await withConsumer(async (consumer) => {
    const start = await next(consumer, '2');
    for (let i = 0; i < 30; i++) {
      await producer.enqueueEvent({ body: `${text} ${i}` }, { partitionId: '2' });
      if (i % 10 === 9) {
        await producer.flush();
      }
    }
    await producer.close();
    await until(() => sent.length === 30, 'the send of all events');

    const received = await read(consumer, '2', start, count(30));

    assert.deepEqual(bodies(received), [...Array(30).keys()].map((i) => `${text} ${i}`));
  });
});
