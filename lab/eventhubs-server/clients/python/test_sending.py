import unittest

from azure.eventhub import EventData
from azure.eventhub.exceptions import EventDataSendError, EventHubError

from support import HUB, consumer, last_sequence, producer, read, unique


class Sending(unittest.TestCase):
    def test_describes_hub_and_partition(self):
        with consumer() as client:
            hub = client.get_eventhub_properties()
            partition = client.get_partition_properties("3")

        self.assertEqual(hub["eventhub_name"], HUB)
        self.assertEqual(hub["partition_ids"], ["0", "1", "2", "3"])
        self.assertEqual(partition["id"], "3")
        self.assertEqual(partition["is_empty"], partition["last_enqueued_sequence_number"] == -1)

    def test_delivers_single_events_and_batches_with_all_they_carry(self):
        start = last_sequence("0")
        with producer() as client:
            single = EventData("grüße")
            single.properties = {"site": "north", "count": 7, "flag": True}
            single.message_id = "m-1"
            single.correlation_id = "c-1"
            single.content_type = "text/plain"
            client.send_event(single, partition_id="0")
            batch = client.create_batch(partition_id="0")
            batch.add(EventData("a"))
            batch.add(EventData("b"))
            client.send_batch(batch)

        first, second, third = read(consumer(), "0", start, 3)

        self.assertEqual(first.body_as_str(), "grüße")
        self.assertEqual(first.properties, {b"site": b"north", b"count": 7, b"flag": True})
        self.assertEqual((first.message_id, first.correlation_id, first.content_type), ("m-1", "c-1", "text/plain"))
        self.assertEqual([second.body_as_str(), third.body_as_str()], ["a", "b"])
        self.assertEqual(third.sequence_number, first.sequence_number + 2)

    def test_keeps_the_events_of_a_key_together_in_order(self):
        before = {partition: last_sequence(partition) for partition in "0123"}
        key = unique("device")
        with producer() as client:
            for i in range(10):
                client.send_batch([EventData(str(i))], partition_key=key)

        grown = [partition for partition in "0123" if last_sequence(partition) > before[partition]]
        self.assertEqual(len(grown), 1)
        events = read(consumer(), grown[0], before[grown[0]], 10)
        self.assertEqual([event.body_as_str() for event in events], [str(i) for i in range(10)])
        self.assertEqual({event.partition_key for event in events}, {key.encode()})

    def test_refuses_an_event_that_is_too_large(self):
        with producer() as client, self.assertRaises((ValueError, EventDataSendError)):
            client.send_batch([EventData(bytes(1024 * 1024 + 1))])

    def test_refuses_a_partition_that_is_not_there(self):
        with producer() as client, self.assertRaisesRegex(EventHubError, "Invalid partition 4"):
            client.send_batch([EventData("x")], partition_id="4")
