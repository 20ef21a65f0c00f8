import unittest

from azure.eventhub import EventData, EventHubConsumerClient
from azure.eventhub.exceptions import AuthenticationError, ConnectError, EventHubError, OperationTimeoutError

from support import PLAIN, Reading, consumer, last_sequence, producer, send


class Refusals(unittest.TestCase):
    def refusal(self, client, partition="0", position="-1", **options):
        reading = Reading(client, partition_id=partition, starting_position=position, **options)
        try:
            reading.until(lambda r: r.errors, "the refusal")
        finally:
            reading.close()
        return reading.errors[0]

    def test_refuses_partitions_that_are_not_there(self):
        for partition in ("XYZ", "-1", "1000", "-"):
            with self.subTest(partition=partition), producer() as client, self.assertRaises(ConnectError):
                batch = client.create_batch(partition_id=partition)
                batch.add(EventData("x"))
                client.send_batch(batch)
            with self.subTest(partition=partition), consumer() as client, self.assertRaises(EventHubError):
                client.get_partition_properties(partition)

    def test_refuses_groups_and_hubs_that_are_not_there(self):
        self.assertIn("could not be found", str(self.refusal(consumer(group="nobody"))))
        nothing = EventHubConsumerClient.from_connection_string(PLAIN, "$Default", eventhub_name="nothing", retry_total=0)
        self.assertIsInstance(self.refusal(nothing), EventHubError)
        with EventHubConsumerClient.from_connection_string(
                PLAIN, "$Default", eventhub_name="nothing", retry_total=0) as client, self.assertRaises(ConnectError):
            client.get_eventhub_properties()

    def test_refuses_positions_that_are_none_or_after_the_last_event(self):
        self.assertIn("is invalid", str(self.refusal(consumer(), position="here")))
        self.assertIn("is invalid", str(self.refusal(consumer(), position="99999999999")))
        self.assertIn("is invalid", str(self.refusal(consumer(), position=999_999_999)))

    def test_refuses_wrong_keys_and_rules(self):
        for name, key in (("RootManageSharedAccessKey", "wrong"), ("nobody", "SAS_KEY_VALUE")):
            wrong = PLAIN.replace("SharedAccessKey=SAS_KEY_VALUE", f"SharedAccessKey={key}").replace(
                "RootManageSharedAccessKey", name)
            with self.subTest(name=name), consumer(wrong) as client, self.assertRaises(AuthenticationError):
                client.get_eventhub_properties()
            with self.subTest(name=name), producer(wrong) as client, self.assertRaises(ConnectError):
                client.send_batch([EventData("x")])

    def test_refuses_batches_above_the_limit(self):
        with producer() as client:
            self.assertEqual(client.create_batch().max_size_in_bytes, 1024 * 1024)
            with self.assertRaises(ValueError):
                client.create_batch(max_size_in_bytes=5 * 1024 * 1024)
            with self.assertRaises(ValueError):
                client.create_batch().add(EventData(b"A" * 1_100_000))
            with self.assertRaises(ValueError):
                client.send_batch([EventData("A" * 1024)] * 1100)

    def test_gives_up_when_told_to(self):
        with producer() as client, self.assertRaises(OperationTimeoutError):
            client.send_batch([EventData("x")], timeout=-1)

    def test_refuses_an_owner_below_and_a_reader_without_level(self):
        send("1", "owned")
        owner = Reading(consumer(), partition_id="1", starting_position="-1", owner_level=2)
        try:
            owner.until(lambda r: r.called, "the owner")
            self.assertIn("with a higher epoch '2'", str(self.refusal(consumer(), "1", owner_level=1)))
            self.assertIn("epoch of '2'", str(self.refusal(consumer(), "1")))
            send("1", "still owned")
            owner.until(lambda r: "still owned" in r.bodies(), "the delivery to the owner")
            self.assertEqual(owner.errors, [])
        finally:
            owner.close()

    def test_sends_nothing_of_an_empty_batch(self):
        before = last_sequence("3")
        with producer() as client:
            client.send_batch(client.create_batch(partition_id="3"))
        self.assertEqual(last_sequence("3"), before)
