import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventHubConsumerClient, earliestEventPosition } from '@azure/event-hubs';
import { HUB, plain, read, until, withConsumer, withProducer } from './support.js';

const codeIs = (code) => (error) => error.code === code;
const never = () => false;

test('refuses partitions that are not there', () => withConsumer((consumer) => withProducer(async (producer) => {
  for (const partition of ['boo', '-1', '1000', '-', '00']) {
    await assert.rejects(consumer.getPartitionProperties(partition), codeIs('ArgumentOutOfRangeError'), partition);
    await assert.rejects(producer.getPartitionProperties(partition), codeIs('ArgumentOutOfRangeError'), partition);
    await assert.rejects(producer.sendBatch([{ body: 'x' }], { partitionId: partition }),
      codeIs('ArgumentOutOfRangeError'), partition);
    await assert.rejects(read(consumer, partition, earliestEventPosition, never), codeIs('ArgumentOutOfRangeError'));
  }
})));

test('refuses groups and hubs that are not there', async () => {
  for (const [group, hub] of [['nobody', HUB], ['$Default', 'nothing']]) {
    const consumer = new EventHubConsumerClient(group, plain, hub, { retryOptions: { maxRetries: 0 } });
    await assert.rejects(read(consumer, '0', earliestEventPosition, never), codeIs('MessagingEntityNotFoundError'));
    await consumer.close();
  }
});

test('refuses positions that are none or after the last event', () => withConsumer(async (consumer) => {
  for (const position of [{ offset: 'here' }, { offset: '999999999999' }, { sequenceNumber: 999_999_999 }]) {
    await assert.rejects(read(consumer, '0', position, never), codeIs('ArgumentError'), JSON.stringify(position));
  }
}));

test('takes five readers of a partition and refuses the sixth', async () => {
  const errors = [];
  const open = [];
  let called = 0;
  const handlers = {
    processEvents: async () => { called++; },
    processError: async (error) => { errors.push(error); },
  };
  const consumers = Array.from({ length: 6 }, () =>
    new EventHubConsumerClient('archive', plain, HUB, { retryOptions: { maxRetries: 0 } }));
  try {
    for (const consumer of consumers.slice(0, 5)) {
      const before = called;
      open.push(consumer.subscribe('3', handlers, { startPosition: earliestEventPosition, maxWaitTimeInSeconds: 1 }));
      await until(() => called > before || errors.length > 0, 'a reader');
    }
    assert.deepEqual(errors, []);
    open.push(consumers[5].subscribe('3', handlers, { startPosition: earliestEventPosition }));
    await until(() => errors.length > 0, 'the refusal of the sixth reader');
    assert.equal(errors[0].code, 'QuotaExceededError');
  } finally {
    await Promise.all(open.map((subscription) => subscription.close()));
    await Promise.all(consumers.map((consumer) => consumer.close()));
  }
});

test('sends nothing of an empty batch', () => withConsumer((consumer) => withProducer(async (producer) => {
  const before = await consumer.getPartitionProperties('3');
  await producer.sendBatch(await producer.createBatch({ partitionId: '3' }));
  await producer.sendBatch([], { partitionId: '3' });
  const after = await consumer.getPartitionProperties('3');
  assert.equal(after.lastEnqueuedSequenceNumber, before.lastEnqueuedSequenceNumber);
})));

test('fills a batch to its size', () => withProducer(async (producer) => {
  const batch = await producer.createBatch({ partitionId: '3', maxSizeInBytes: 5000 });
  assert.equal(batch.maxSizeInBytes, 5000);
  while (batch.tryAdd({ body: Buffer.alloc(100) }));
  assert.ok(batch.count > 20);
  await producer.sendBatch(batch);
  await assert.rejects(producer.createBatch({ maxSizeInBytes: 1024 * 1024 + 1 }), /greater than maximum message size/);
}));
