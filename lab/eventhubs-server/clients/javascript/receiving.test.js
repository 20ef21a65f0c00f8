import assert from 'node:assert/strict';
import { test } from 'node:test';
import { earliestEventPosition, latestEventPosition } from '@azure/event-hubs';
import { bodies, count, read, until, withConsumer, withProducer } from './support.js';

const PARTITION = '1';

test('reads from every kind of position', async () => {
  await withConsumer((consumer) => withProducer(async (producer) => {
    const first = (await consumer.getPartitionProperties(PARTITION)).lastEnqueuedSequenceNumber + 1;
    const send = (body) => producer.sendBatch([{ body }], { partitionId: PARTITION });
    await send('a');
    await send('b');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await send('c');
    const all = await read(consumer, PARTITION, { sequenceNumber: first, isInclusive: true }, count(3));
    assert.deepEqual(bodies(all), ['a', 'b', 'c']);
    const [a, b] = all;

    const cases = [
      [earliestEventPosition, first + 3],
      [{ sequenceNumber: a.sequenceNumber }, 2],
      [{ sequenceNumber: a.sequenceNumber, isInclusive: true }, 3],
      [{ offset: a.offset }, 2],
      [{ offset: a.offset, isInclusive: true }, 3],
      [{ enqueuedOn: b.enqueuedTimeUtc }, 1],
    ];
    for (const [position, expected] of cases) {
      const received = await read(consumer, PARTITION, position, count(expected));
      assert.equal(received.length, expected, JSON.stringify(position));
      assert.equal(received.at(-1).body, 'c');
    }
  }));
});

test('reads from the latest event on, with what is known of the last one', async () => {
  await withConsumer((consumer) => withProducer(async (producer) => {
    const received = [];
    let context;
    const subscription = consumer.subscribe(
      PARTITION,
      {
        processEvents: async (events, partition) => {
          received.push(...events);
          context = partition;
        },
        processError: async (error) => { throw error; },
      },
      { startPosition: latestEventPosition, trackLastEnqueuedEventProperties: true, maxWaitTimeInSeconds: 1 },
    );
    await until(() => context !== undefined, 'the first call without events');
    await producer.sendBatch([{ body: 'new' }], { partitionId: PARTITION });
    await until(() => received.length === 1, 'the delivery of the new event');
    await subscription.close();

    assert.deepEqual(bodies(received), ['new']);
    assert.equal(context.lastEnqueuedEventProperties.sequenceNumber, received[0].sequenceNumber);
    assert.equal(context.lastEnqueuedEventProperties.offset, received[0].offset);
  }));
});

test('gives a partition to who comes with a higher owner level', async () => {
  await withConsumer((old) => withConsumer(async (young) => {
    const errors = [];
    let open = false;
    const handlers = {
      processEvents: async () => { open = true; },
      processError: async (error) => { errors.push(error); },
    };
    const options = { startPosition: earliestEventPosition, maxWaitTimeInSeconds: 1 };
    const first = old.subscribe(PARTITION, handlers, { ...options, ownerLevel: 1 });
    await until(() => open, 'the first reader');

    const taken = await read(young, PARTITION, earliestEventPosition, count(1), { ownerLevel: 2 });

    await until(() => errors.length > 0, 'the end of the first reader');
    await first.close();
    assert.ok(taken.length > 0);
    assert.equal(errors[0].code, 'ReceiverDisconnectedError');
    assert.match(errors[0].message, /with higher epoch of '2'/);
  }));
});
