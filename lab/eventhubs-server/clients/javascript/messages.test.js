import assert from 'node:assert/strict';
import { test } from 'node:test';
import { types } from 'rhea-promise';
import { count, next, read, withConsumer, withProducer } from './support.js';

const PARTITION = '0';

/** Sends messages as a list and as a batch, one send each, and reads them back. */
async function roundTrip(messages) {
  return withConsumer((consumer) => withProducer(async (producer) => {
    const start = await next(consumer, PARTITION);
    await producer.sendBatch(messages, { partitionId: PARTITION });
    const batch = await producer.createBatch({ partitionId: PARTITION });
    assert.ok(messages.every((message) => batch.tryAdd(message)));
    await producer.sendBatch(batch);
    for (const message of messages) {
      await producer.sendBatch([message], { partitionId: PARTITION });
    }
    return read(consumer, PARTITION, start, count(3 * messages.length));
  }));
}

for (const [bodyType, bodies] of [
  ['value', [[1, 2, 3], 1, 1.5, 'hello', '', true, { hello: 'world' }, { list: [1, { deep: 'x' }] }]],
  ['sequence', [[[1], [2], [3]], [1, 2, 3], ['a', { b: 1 }, 2.5]]],
  ['data', [1, 1.5, 'hello', { hello: 'world' }, Buffer.from('bytes'), Buffer.alloc(0), [1, 2, 3]]],
]) {
  test(`delivers bodies of the type ${bodyType} as they were sent`, async () => {
    const received = await roundTrip(bodies.map((body) => ({ body, bodyType })));

    assert.ok(received.every((event) => event.getRawAmqpMessage().bodyType === bodyType));
    assert.deepEqual(received.map((event) => event.body), [...bodies, ...bodies, ...bodies]);
  });
}

test('delivers every section of a message', async () => {
  const message = {
    body: 'body',
    bodyType: 'data',
    header: { durable: true, priority: 7 },
    deliveryAnnotations: { hop: 'one' },
    messageAnnotations: { own: 'annotation', count: 3 },
    properties: {
      messageId: 'm-1',
      to: 'to',
      subject: 'subject',
      replyTo: 'reply-to',
      correlationId: 'c-1',
      contentType: 'application/json',
      contentEncoding: 'utf-8',
      groupId: 'group',
      groupSequence: 42,
      replyToGroupId: 'reply-group',
      absoluteExpiryTime: 4_102_444_800_000,
      creationTime: 1_500_000_000_000,
    },
    applicationProperties: { one: 1, two: 'two', three: true, four: 4.5 },
    footer: { end: 'here' },
  };

  for (const event of await roundTrip([message])) {
    const raw = event.getRawAmqpMessage();
    assert.equal(event.body, 'body');
    assert.deepEqual(raw.footer, message.footer);
    assert.deepEqual(raw.applicationProperties, message.applicationProperties);
    for (const [name, value] of Object.entries(message.properties)) {
      assert.equal(Number.isInteger(value) ? Number(raw.properties[name]) : raw.properties[name], value, name);
    }
    assert.equal(raw.messageAnnotations.own, 'annotation');
    assert.equal(raw.messageAnnotations.count, 3);
    assert.deepEqual(raw.deliveryAnnotations, message.deliveryAnnotations);
    assert.equal(raw.header.priority, 7);
    assert.equal(raw.header.durable, true);
  }
});

test('delivers message ids and properties of every type', async () => {
  const uuid = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
  const ids = ['text', 7, uuid];
  const properties = {
    text: 'grüße', flag: false, int: types.wrap_int(-5), long: types.wrap_long(2 ** 40), short: types.wrap_short(-3),
    byte: types.wrap_byte(-2), ubyte: types.wrap_ubyte(200), uint: types.wrap_uint(4_000_000_000),
    float: types.wrap_float(1.5), double: types.wrap_double(-2.25), char: types.wrap_char(0x20ac),
    time: types.wrap_timestamp(1_700_000_000_000), symbol: types.wrap_symbol('sym'), nothing: null,
  };

  const received = await roundTrip(ids.map((messageId) => ({ body: 'x', messageId, properties })));

  received.forEach((event, i) => {
    assert.deepEqual(event.messageId, ids[i % ids.length]);
    const { time, char, symbol, ...plain } = event.properties;
    assert.equal(Number(time), 1_700_000_000_000);
    assert.equal(Number(char), 0x20ac);
    assert.equal(String(symbol), 'sym');
    assert.deepEqual(plain, {
      text: 'grüße', flag: false, int: -5, long: 2 ** 40, short: -3, byte: -2, ubyte: 200, uint: 4_000_000_000,
      float: 1.5, double: -2.25, nothing: null,
    });
  });
});

test('delivers what was received and is sent again', async () => {
  for (const [bodyType, body] of [['sequence', [1, 2, 3]], ['value', 'hello'], ['data', 'hello']]) {
    const [event] = await roundTrip([{ body, bodyType }]);

    const [again] = await roundTrip([event]);

    assert.equal(again.getRawAmqpMessage().bodyType, bodyType);
    assert.deepEqual(again.body, body);
    assert.notEqual(again.sequenceNumber, event.sequenceNumber);
    assert.notEqual(again.offset, event.offset);
  }
});
