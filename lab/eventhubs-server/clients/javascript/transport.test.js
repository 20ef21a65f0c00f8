import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventHubProducerClient } from '@azure/event-hubs';
import WebSocket from 'ws';
import { bodies, count, overTls, plain, read, unique, withConsumer, withProducer } from './support.js';

const webSocket = { webSocketOptions: { webSocket: WebSocket } };

async function roundTrip(connection, options) {
  const text = unique('transport');
  const large = Buffer.alloc(900_000, 7);
  await withConsumer((consumer) => withProducer(async (producer) => {
    const { lastEnqueuedSequenceNumber } = await consumer.getPartitionProperties('3');
    await producer.sendBatch([{ body: text }], { partitionId: '3' });
    await producer.sendBatch([{ body: large }], { partitionId: '3' });
    const received = await read(consumer, '3', { sequenceNumber: lastEnqueuedSequenceNumber }, count(2));
    assert.equal(bodies(received)[0], text);
    assert.ok(large.equals(received[1].body));
  }, connection, options), connection, options);
}

test('speaks plain AMQP', () => roundTrip(plain, {}));

test('speaks AMQP over TLS', () => roundTrip(overTls, {}));

test('speaks AMQP over WebSocket with TLS', () => roundTrip(overTls, webSocket));

test('speaks AMQP over WebSocket with TLS to what is called an emulator', () => roundTrip(plain, webSocket));

test('refuses a wrong key', async () => {
  const wrong = plain.replace(/SharedAccessKey=[^;]*/, 'SharedAccessKey=wrong');
  await withProducer(async (producer) => {
    await assert.rejects(producer.sendBatch([{ body: 'x' }]), (error) => error.code === 'UnauthorizedError');
  }, wrong);
  await withConsumer(async (consumer) => {
    await assert.rejects(consumer.getEventHubProperties(), (error) => error.code === 'UnauthorizedError');
  }, wrong);
});

test('says that a hub is not there', async () => {
  const producer = new EventHubProducerClient(plain, 'nothing', { retryOptions: { maxRetries: 0 } });
  await assert.rejects(producer.sendBatch([{ body: 'x' }]), (error) => error.code === 'MessagingEntityNotFoundError');
  await producer.close();
});
