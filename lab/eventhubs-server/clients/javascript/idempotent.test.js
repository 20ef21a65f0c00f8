// The options of idempotent publishing are internal to the SDK: its own tests set them in this way too.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodies, count, next, read, unique, withConsumer, withProducer } from './support.js';

const PARTITION = '2';
const to = { partitionId: PARTITION };

function withIdempotent(options, work) {
  return withProducer(async (producer) => {
    producer._enableIdempotentRetries = true;
    producer._partitionOptions = options === undefined ? undefined : { [PARTITION]: options };
    return work(producer, () => producer.getPartitionPublishingProperties(PARTITION));
  });
}

const codeIs = (code) => (error) => error.code === code;

test('gives a new producer all it needs to publish', () => withIdempotent(undefined, async (producer, state) => {
  const before = await state();
  const batch = await producer.createBatch(to);
  assert.ok(batch.tryAdd({ body: 1 }) && batch.tryAdd({ body: 2 }));
  await producer.sendBatch(batch);
  await producer.sendBatch([{ body: 3 }], to);
  const after = await state();

  assert.equal(before.isIdempotentPublishingEnabled, true);
  assert.ok(before.producerGroupId > 0);
  assert.equal(before.ownerLevel, 0);
  assert.equal(batch.startingPublishedSequenceNumber, before.lastPublishedSequenceNumber + 1);
  assert.equal(after.lastPublishedSequenceNumber, before.lastPublishedSequenceNumber + 3);
}));

test('keeps partitions apart', () => withProducer(async (producer) => {
  producer._enableIdempotentRetries = true;
  await Promise.all(['0', '1'].map((partitionId) => producer.sendBatch([{ body: 'one' }], { partitionId })));
}));

test('takes what a producer says of itself, whole or in part', async () => {
  await withIdempotent({ ownerLevel: 1 }, async (producer, state) => {
    const { ownerLevel, producerGroupId, lastPublishedSequenceNumber } = await state();
    assert.equal(ownerLevel, 1);
    assert.ok(producerGroupId > 0);
    assert.ok(lastPublishedSequenceNumber >= 0);
    await producer.sendBatch([{ body: 'x' }], to);
  });
  await withIdempotent({ ownerLevel: 3, producerGroupId: 4711, startingSequenceNumber: 99 }, async (producer, state) => {
    await producer.sendBatch([{ body: 'x' }], to);
    assert.equal((await state()).lastPublishedSequenceNumber, 100);
  });
});

test('lets the next producer of a group go on and ends the one before', () =>
  withIdempotent(undefined, async (first, stateOfFirst) => {
    await first.sendBatch([{ body: 'one' }], to);
    const state = await stateOfFirst();
    const options = {
      ownerLevel: state.ownerLevel + 1,
      producerGroupId: state.producerGroupId,
      startingSequenceNumber: state.lastPublishedSequenceNumber,
    };

    await withIdempotent(options, async (second, stateOfSecond) => {
      await second.sendBatch([{ body: 'two' }], to);

      const { producerGroupId, lastPublishedSequenceNumber } = await stateOfSecond();
      assert.equal(producerGroupId, state.producerGroupId);
      assert.equal(lastPublishedSequenceNumber, state.lastPublishedSequenceNumber + 1);
      await assert.rejects(first.sendBatch([{ body: 'late' }], to), codeIs('ProducerDisconnectedError'));
    });
  }));

test('refuses an owner level that can not be', () => withIdempotent({ ownerLevel: -1 }, async (producer) => {
  await assert.rejects(producer.sendBatch([{ body: 'x' }], to), codeIs('ArgumentOutOfRangeError'));
}));

test('refuses numbers that are behind and no repetition', () => withIdempotent(undefined, async (first, stateOfFirst) => {
  await first.sendBatch(['a', 'b', 'c', 'd', 'e'].map((body) => ({ body })), to);
  const { producerGroupId, lastPublishedSequenceNumber } = await stateOfFirst();
  assert.equal(lastPublishedSequenceNumber, 5);

  const behind = { producerGroupId, startingSequenceNumber: lastPublishedSequenceNumber - 4 };
  await withIdempotent(behind, (second) =>
    assert.rejects(second.sendBatch([{ body: 'six as two' }], to), codeIs('SequenceOutOfOrderError')));
}));

test('stores once what is sent again after a broken connection', async () => {
  const text = unique('repeated');
  await withConsumer((consumer) => withIdempotent(undefined, async (producer, state) => {
    const start = await next(consumer, PARTITION);
    await producer.sendBatch([{ body: `${text} 1` }], to);
    const { producerGroupId, ownerLevel } = await state();
    // It does not know that its second send arrived.
    await producer.sendBatch([{ body: `${text} 2` }, { body: `${text} 3` }], to);
    const unaware = { producerGroupId, ownerLevel, startingSequenceNumber: 1 };
    await withIdempotent(unaware, (again) => again.sendBatch([{ body: `${text} 2` }, { body: `${text} 3` }], to));
    await producer.close();

    assert.deepEqual(bodies(await read(consumer, PARTITION, start, count(3))), [1, 2, 3].map((i) => `${text} ${i}`));
    assert.equal((await next(consumer, PARTITION)).sequenceNumber, start.sequenceNumber + 3);
  }));
});

test('goes on after a disconnect', async () => {
  await withProducer(async (producer) => {
    producer._enableIdempotentRetries = true;
    const before = await producer.getPartitionPublishingProperties(PARTITION);
    const { connectionId, connection } = producer._context;
    connection._connection.idle();

    await producer.sendBatch([{ body: 'disconnect' }], to);

    assert.notEqual(producer._context.connectionId, connectionId);
    const after = await producer.getPartitionPublishingProperties(PARTITION);
    assert.equal(after.producerGroupId, before.producerGroupId);
    assert.equal(after.lastPublishedSequenceNumber, before.lastPublishedSequenceNumber + 1);
  }, undefined, { retryOptions: { timeoutInMs: 5000, retryDelayInMs: 100 } });
});
