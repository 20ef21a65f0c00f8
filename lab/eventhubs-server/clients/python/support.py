"""What the tests share: where the server is, and reading until something is there."""

import logging
import os
import re
import threading
import time
import uuid

from azure.eventhub import EventHubConsumerClient, EventHubProducerClient

HUB = os.environ.get("EVENTHUBS_HUB", "python")
PLAIN = os.environ["EVENTHUBS_CONNECTION"]
OVER_TLS = os.environ["EVENTHUBS_TLS_CONNECTION"]
CA = os.environ["EVENTHUBS_CA"]
STORAGE = os.environ["STORAGE_CONNECTION"]
LIMIT_SECONDS = 30

# The SDK logs what the tests provoke.
logging.disable(logging.CRITICAL)

# The SDK takes the port of a connection string for plain AMQP only; for the other transports it is told the address.
ADDRESS = {"custom_endpoint_address": re.search(r"sb://[^;/]+", OVER_TLS).group()}


def unique(name):
    return f"{name}-{uuid.uuid4()}"


def producer(connection=PLAIN, hub=HUB, **options):
    return EventHubProducerClient.from_connection_string(connection, eventhub_name=hub, **{"retry_total": 0, **options})


def consumer(connection=PLAIN, group="$Default", **options):
    return EventHubConsumerClient.from_connection_string(
        connection, group, eventhub_name=HUB, **{"retry_total": 0, **options})


class Reading:
    """Receives in a thread of its own, until it is closed."""

    def __init__(self, client, **options):
        self.events = []
        self.errors = []
        self.called = False
        self._client = client
        self._checkpoint = options.pop("checkpoint", False)
        self._thread = threading.Thread(target=self._run, args=(options,), daemon=True)
        self._thread.start()

    def _run(self, options):
        self._client.receive(
            on_event=self._take, on_error=lambda context, error: self.errors.append(error),
            max_wait_time=0.5, **options)

    def _take(self, context, event):
        self.called = True
        if event is not None:
            self.events.append(event)
            if self._checkpoint:
                context.update_checkpoint(event)

    def bodies(self):
        return [event.body_as_str() for event in self.events]

    def until(self, condition, what):
        deadline = time.monotonic() + LIMIT_SECONDS
        while not condition(self):
            if time.monotonic() > deadline:
                raise AssertionError(f"{what} did not happen; errors: {self.errors}")
            time.sleep(0.05)
        return self

    def close(self):
        self._client.close()
        self._thread.join(LIMIT_SECONDS)


def read(client, partition, position, expected, **options):
    """Reads a partition until as many events came as expected."""
    reading = Reading(client, partition_id=partition, starting_position=position, **options)
    try:
        reading.until(lambda r: len(r.events) >= expected, f"the delivery of {expected} events")
        return reading.events
    finally:
        reading.close()


def last_sequence(partition, connection=PLAIN, **options):
    with consumer(connection, **options) as client:
        return client.get_partition_properties(partition)["last_enqueued_sequence_number"]


def send(partition, *bodies, connection=PLAIN, **options):
    from azure.eventhub import EventData

    with producer(connection, **options) as client:
        for body in bodies:
            client.send_batch([EventData(body)], partition_id=partition)
