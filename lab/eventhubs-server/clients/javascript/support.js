// What the tests share: where the server is, and reading until something is there.
import { randomUUID } from 'node:crypto';
import { EventHubConsumerClient, EventHubProducerClient } from '@azure/event-hubs';

export const HUB = 'javascript';
export const GROUP = '$Default';
export const plain = required('EVENTHUBS_CONNECTION');
export const overTls = required('EVENTHUBS_TLS_CONNECTION');
export const storage = required('STORAGE_CONNECTION');

const LIMIT_MS = 30_000;
const quick = { retryOptions: { maxRetries: 0, timeoutInMs: 20_000 } };

function required(name) {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: start the tests with ../run`);
  }
  return value;
}

export async function withProducer(work, connection = plain, options = {}) {
  const producer = new EventHubProducerClient(connection, HUB, { ...quick, ...options });
  try {
    return await work(producer);
  } finally {
    await producer.close();
  }
}

export async function withConsumer(work, connection = plain, options = {}) {
  const consumer = new EventHubConsumerClient(GROUP, connection, HUB, { ...quick, ...options });
  try {
    return await work(consumer);
  } finally {
    await consumer.close();
  }
}

/** After the last event of a partition. */
export async function next(consumer, partition) {
  const { lastEnqueuedSequenceNumber } = await consumer.getPartitionProperties(partition);
  return { sequenceNumber: lastEnqueuedSequenceNumber, isInclusive: false };
}

/** Reads a partition until `enough` says so of what was read. */
export async function read(consumer, partition, startPosition, enough, options = {}) {
  const received = [];
  let subscription;
  let timer;
  try {
    await new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`only ${received.length} events came`)), LIMIT_MS);
      const handlers = {
        processEvents: async (events) => {
          received.push(...events);
          if (enough(received)) {
            resolve();
          }
        },
        processError: async (error) => reject(error),
      };
      subscription = consumer.subscribe(partition, handlers, { startPosition, maxWaitTimeInSeconds: 1, ...options });
    });
    return received;
  } finally {
    clearTimeout(timer);
    await subscription?.close();
  }
}

export const count = (expected) => (events) => events.length >= expected;

export const bodies = (events) => events.map((event) => event.body);

export const unique = (name) => `${name}-${randomUUID()}`;

export async function until(condition, what) {
  const deadline = Date.now() + LIMIT_MS;
  while (!condition()) {
    if (Date.now() > deadline) {
      throw new Error(`${what} did not happen`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
