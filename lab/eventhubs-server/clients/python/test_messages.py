import datetime
import unittest
import uuid

from azure.eventhub import EventData
from azure.eventhub.amqp import AmqpAnnotatedMessage, AmqpMessageBodyType, AmqpMessageHeader, AmqpMessageProperties

from support import Reading, consumer, last_sequence, producer, read

PARTITION = "0"


def round_trip(*messages):
    """Sends messages as a batch, as a list and one by one, and reads them back."""
    start = last_sequence(PARTITION)
    with producer() as client:
        batch = client.create_batch(partition_id=PARTITION)
        for message in messages:
            batch.add(message)
        client.send_batch(batch)
        client.send_batch(list(messages), partition_id=PARTITION)
        for message in messages:
            client.send_event(message, partition_id=PARTITION)
    return read(consumer(), PARTITION, start, 3 * len(messages))


class Messages(unittest.TestCase):
    def test_delivers_value_bodies_as_they_were_sent(self):
        bodies = [{b"key": [-123, b"data", False]}, b"text", 42, 1.5, True, [b"a", {b"b": 1}], uuid.uuid4()]
        events = round_trip(*(AmqpAnnotatedMessage(value_body=body) for body in bodies))

        for event, body in zip(events, bodies * 3):
            self.assertEqual(event.body_type, AmqpMessageBodyType.VALUE)
            self.assertEqual(event.raw_amqp_message.body, body)

    def test_delivers_sequence_bodies_as_they_were_sent(self):
        bodies = [[b"message", 123.456, True], [1, [2, [3]]], [b"only"]]
        events = round_trip(*(AmqpAnnotatedMessage(sequence_body=body) for body in bodies))

        for event, body in zip(events, bodies * 3):
            self.assertEqual(event.body_type, AmqpMessageBodyType.SEQUENCE)
            self.assertEqual(list(event.raw_amqp_message.body), [body])

    def test_delivers_data_bodies_in_the_pieces_they_were_sent_in(self):
        events = round_trip(AmqpAnnotatedMessage(data_body=[b"aa", b"", b"cc"]), AmqpAnnotatedMessage(data_body=b""))

        for event, body in zip(events, [[b"aa", b"", b"cc"], [b""]] * 3):
            self.assertEqual(event.body_type, AmqpMessageBodyType.DATA)
            self.assertEqual(list(event.raw_amqp_message.body), body)

    def test_delivers_every_section_of_a_message(self):
        properties = AmqpMessageProperties(
            message_id="m-1", user_id=b"user", to="to", subject="subject", reply_to="reply", correlation_id="c-1",
            content_type="text/plain", content_encoding="utf-8", group_id="group", group_sequence=7,
            reply_to_group_id="reply-group")
        message = AmqpAnnotatedMessage(
            data_body=b"body",
            header=AmqpMessageHeader(priority=7, durable=True, first_acquirer=True, delivery_count=3),
            delivery_annotations={"hop": "one"}, annotations={"own": "annotation", "count": 3},
            properties=properties, application_properties={"one": 1}, footer={"end": "here"})

        for event in round_trip(message):
            raw = event.raw_amqp_message
            self.assertEqual(raw.delivery_annotations, {b"hop": b"one"})
            self.assertEqual((raw.annotations[b"own"], raw.annotations[b"count"]), (b"annotation", 3))
            self.assertEqual(raw.footer, {b"end": b"here"})
            self.assertEqual(raw.application_properties, {b"one": 1})
            self.assertEqual((raw.header.priority, raw.header.durable, raw.header.delivery_count), (7, True, 3))
            for name, value in properties.items():
                if value is not None:
                    expected = value.encode() if isinstance(value, str) else value
                    self.assertEqual(raw.properties[name], expected, name)

    def test_delivers_message_ids_and_properties_of_every_type(self):
        now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
        some = uuid.uuid4()
        properties = {
            "text": "grüße", "flag": False, "int": 7, "negative": -1, "float": 2.5, "bytes": b"\x01\xff",
            "uuid": some, "time": now, "none": None,
        }
        ids = ["text", "äöü"]
        events = []
        for message_id in ids:
            event = EventData("x")
            event.message_id = message_id
            event.properties = dict(properties)
            events.append(event)

        for event, message_id in zip(round_trip(*events), ids * 3):
            self.assertEqual(event.message_id, message_id)
            received = {name.decode(): value for name, value in event.properties.items()}
            self.assertEqual(received.pop("text").decode(), "grüße")
            self.assertEqual(received.pop("time"), int(now.timestamp() * 1000))
            self.assertEqual(received, {
                "flag": False, "int": 7, "negative": -1, "float": 2.5, "bytes": b"\x01\xff",
                "uuid": some, "none": None})

    def test_tells_of_the_partitions_last_event_beside_the_senders_delivery_annotations(self):
        start = last_sequence("3")
        with producer() as client:
            client.send_batch([AmqpAnnotatedMessage(data_body=b"x", delivery_annotations={"hop": "one"})], partition_id="3")
        contexts = []

        class Keeping(Reading):
            def _take(self, context, event):
                contexts.append(context.last_enqueued_event_properties)
                super()._take(context, event)

        reading = Keeping(
            consumer(), partition_id="3", starting_position=start, track_last_enqueued_event_properties=True)
        try:
            reading.until(lambda r: r.events, "the delivery")
        finally:
            reading.close()
        event = reading.events[0]
        self.assertEqual(event.raw_amqp_message.delivery_annotations[b"hop"], b"one")
        self.assertEqual(contexts[0]["sequence_number"], event.sequence_number)
        self.assertEqual(contexts[0]["offset"], event.offset)
        self.assertEqual(contexts[0]["enqueued_time"], event.enqueued_time)
        self.assertIsNotNone(contexts[0]["retrieval_time"])
