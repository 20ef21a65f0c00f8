"""The other ways in which programs use the SDK."""

import asyncio
import time
import unittest

from azure.core.credentials import AzureSasCredential
from azure.eventhub import (
    EventData, EventHubConsumerClient, EventHubProducerClient, EventHubSharedKeyCredential, TransportType)
from azure.eventhub.aio import EventHubConsumerClient as AsyncConsumerClient
from azure.eventhub.aio import EventHubProducerClient as AsyncProducerClient

from support import ADDRESS, CA, HUB, PLAIN, Reading, consumer, last_sequence, producer, read, send, unique

OVER_TLS = {"transport_type": TransportType.Amqp, "connection_verify": CA, **ADDRESS}


class Clients(unittest.TestCase):
    def test_sends_from_a_buffer(self):
        start = last_sequence("2")
        sent, failed = [], []
        client = producer(
            buffered_mode=True, max_wait_time=1, on_success=lambda events, partition: sent.extend(events),
            on_error=lambda events, partition, error: failed.append(error))
        with client:
            for i in range(50):
                client.send_event(EventData(str(i)), partition_id="2")
            client.flush()
        self.assertEqual((len(sent), failed), (50, []))
        self.assertEqual([event.body_as_str() for event in read(consumer(), "2", start, 50)], [str(i) for i in range(50)])

    def test_receives_in_batches(self):
        start = last_sequence("2")
        send("2", *(str(i) for i in range(10)))
        batches = []

        class Batches(Reading):
            def _run(self, options):
                self._client.receive_batch(
                    on_event_batch=lambda context, events: batches.append(events), max_wait_time=30, max_batch_size=10,
                    **options)

        reading = Batches(consumer(), partition_id="2", starting_position=start)
        try:
            reading.until(lambda r: sum(map(len, batches)) == 10, "the delivery of the batch")
        finally:
            reading.close()
        self.assertLessEqual(len(batches), 10)

    def test_calls_without_events_after_the_time_to_wait(self):
        batches = []

        class Batches(Reading):
            def _run(self, options):
                self._client.receive_batch(
                    on_event_batch=lambda context, events: batches.append(events), max_wait_time=0.5, **options)

        reading = Batches(consumer(), partition_id="0", starting_position="@latest")
        try:
            reading.until(lambda r: batches, "a call without events")
        finally:
            reading.close()
        self.assertEqual(batches[0], [])

    def test_takes_a_shared_key_and_a_signature_as_credentials(self):
        key = EventHubSharedKeyCredential("RootManageSharedAccessKey", "SAS_KEY_VALUE")
        token = key.get_token(f"sb://localhost/{HUB}").token
        for credential in (key, AzureSasCredential(token if isinstance(token, str) else token.decode())):
            with EventHubProducerClient("localhost", HUB, credential, retry_total=0, **OVER_TLS) as client:
                client.send_batch([EventData("x")], partition_id="3")
            with EventHubConsumerClient("localhost", HUB, "$Default", credential, retry_total=0, **OVER_TLS) as client:
                self.assertEqual(client.get_eventhub_properties()["eventhub_name"], HUB)

    def test_goes_on_after_its_connection_was_closed(self):
        with producer() as client:
            client.send_batch([EventData("before")], partition_id="3")
            start = last_sequence("3")
            client._producers["3"]._handler._connection.close()
            client._config.max_retries = 3
            client.send_batch([EventData("after")], partition_id="3")
        self.assertEqual(read(consumer(), "3", start, 1)[0].body_as_str(), "after")

    def test_sends_and_receives_with_the_asynchronous_clients(self):
        text = unique("async")
        start = last_sequence("2")

        async def work():
            received = []
            async with AsyncProducerClient.from_connection_string(PLAIN, eventhub_name=HUB) as sender:
                batch = await sender.create_batch(partition_id="2")
                batch.add(EventData(text))
                await sender.send_batch(batch)
            async with AsyncConsumerClient.from_connection_string(
                    PLAIN, "$Default", eventhub_name=HUB, load_balancing_interval=0.5) as receiver:
                async def take(context, event):
                    if event is not None:
                        received.append(event.body_as_str())

                task = asyncio.ensure_future(receiver.receive(
                    on_event=take, partition_id="2", starting_position=start, max_wait_time=0.5))
                deadline = time.monotonic() + 30
                while not received and time.monotonic() < deadline:
                    await asyncio.sleep(0.05)
                await receiver.close()
                await task
            return received

        self.assertEqual(asyncio.run(work()), [text])

    def test_balances_two_consumers_over_the_partitions(self):
        from azure.eventhub._eventprocessor.in_memory_checkpoint_store import InMemoryCheckpointStore

        store = InMemoryCheckpointStore()
        clients = [consumer(PLAIN, "archive", checkpoint_store=store, load_balancing_interval=0.5) for _ in range(2)]
        readings = [Reading(client, starting_position="@latest") for client in clients]

        def shares():
            return [sum(len(p._consumers) for p in client._event_processors.values()) for client in clients]

        try:
            readings[0].until(lambda r: shares() == [2, 2], "the balance")
        finally:
            for reading in readings:
                reading.close()

    def test_knows_an_empty_partition(self):
        with EventHubConsumerClient.from_connection_string(PLAIN, "$Default", eventhub_name="empty") as client:
            properties = client.get_partition_properties("1")
        self.assertTrue(properties["is_empty"])
        self.assertEqual(properties["beginning_sequence_number"], -1)
        self.assertEqual(properties["last_enqueued_sequence_number"], -1)
        self.assertEqual(properties["last_enqueued_offset"], "-1")
