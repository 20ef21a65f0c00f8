import time
import unittest

from azure.eventhub.extensions.checkpointstoreblob import BlobCheckpointStore
from azure.storage.blob import ContainerClient

from support import PLAIN, STORAGE, Reading, consumer, last_sequence, read, send, unique

PARTITION = "1"


class Receiving(unittest.TestCase):
    def test_reads_from_every_kind_of_position(self):
        first = last_sequence(PARTITION) + 1
        send(PARTITION, "a", "b")
        time.sleep(0.02)
        send(PARTITION, "c")
        a, b, c = read(consumer(), PARTITION, first, 3, starting_position_inclusive=True)
        self.assertEqual([event.body_as_str() for event in (a, b, c)], ["a", "b", "c"])

        cases = [
            ("-1", False, first + 3),
            (a.sequence_number, False, 2),
            (a.sequence_number, True, 3),
            (a.offset, False, 2),
            (a.offset, True, 3),
            (b.enqueued_time, False, 1),
        ]
        for position, inclusive, expected in cases:
            with self.subTest(position=position, inclusive=inclusive):
                events = read(
                    consumer(), PARTITION, position, expected, starting_position_inclusive=inclusive)
                self.assertEqual(len(events), expected)
                self.assertEqual(events[-1].body_as_str(), "c")

    def test_reads_from_the_latest_event_on_with_what_is_known_of_the_last_one(self):
        reading = Reading(
            consumer(), partition_id=PARTITION, starting_position="@latest",
            track_last_enqueued_event_properties=True)
        try:
            reading.until(lambda r: r.called, "the first call without events")
            send(PARTITION, "new")
            reading.until(lambda r: len(r.events) == 1, "the delivery of the new event")
        finally:
            reading.close()
        self.assertEqual(reading.bodies(), ["new"])

    def test_gives_a_partition_to_who_comes_with_a_higher_owner_level(self):
        send(PARTITION, "owned")
        first = Reading(consumer(), partition_id=PARTITION, starting_position="-1", owner_level=1)
        try:
            first.until(lambda r: r.called, "the first reader")
            taken = read(consumer(), PARTITION, "-1", 1, owner_level=2)
            first.until(lambda r: r.errors, "the end of the first reader")
        finally:
            first.close()
        self.assertTrue(taken)
        self.assertIn("with higher epoch of '2'", str(first.errors[0]))

    def test_resumes_after_the_checkpoints_in_blobs(self):
        name = unique("checkpoints")
        ContainerClient.from_connection_string(STORAGE, name).create_container()
        marker = unique("processor")

        self.assertEqual(self.process(name, f"{marker} a"), [f"{marker} a {i}" for i in "0123"])
        self.assertEqual(self.process(name, f"{marker} b"), [f"{marker} b {i}" for i in "0123"])

    def process(self, container, text):
        for partition in "0123":
            send(partition, f"{text} {partition}")
        store = BlobCheckpointStore.from_connection_string(STORAGE, container)
        client = consumer(
            PLAIN, "archive", checkpoint_store=store, load_balancing_interval=0.5,
            partition_ownership_expiration_interval=5, load_balancing_strategy="greedy")
        reading = Reading(client, starting_position="-1", checkpoint=True)
        marker = text.rsplit(" ", 1)[0]

        def own():
            return sorted(body for body in reading.bodies() if body.startswith(marker))

        try:
            reading.until(lambda r: len(own()) >= 4, "the processing of 4 events")
        finally:
            reading.close()
        self.assertEqual(reading.errors, [])
        return own()
