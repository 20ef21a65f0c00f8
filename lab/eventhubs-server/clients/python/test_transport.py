import asyncio
import unittest

from azure.eventhub import EventData, TransportType
from azure.eventhub.aio import EventHubProducerClient
from azure.eventhub.exceptions import AuthenticationError, ConnectError, EventHubError

from support import ADDRESS, CA, HUB, OVER_TLS, PLAIN, consumer, last_sequence, producer, read, send, unique

# The SDK gives a WebSocket one second to open, which a busy machine may need.
WEB_SOCKET = {"transport_type": TransportType.AmqpOverWebsocket, "retry_total": 3, **ADDRESS}
TLS = {"transport_type": TransportType.Amqp, "connection_verify": CA, **ADDRESS}
TLS_WEB_SOCKET = {"connection_verify": CA, **WEB_SOCKET}


class Transport(unittest.TestCase):
    def test_speaks_plain_amqp(self):
        self.round_trip(PLAIN)

    def test_speaks_amqp_over_tls(self):
        self.round_trip(OVER_TLS, **TLS)

    def test_speaks_amqp_over_websocket_with_tls(self):
        self.round_trip(OVER_TLS, **TLS_WEB_SOCKET)

    def test_speaks_amqp_over_plain_websocket(self):
        self.round_trip(PLAIN, **WEB_SOCKET)

    def test_speaks_with_the_asynchronous_client(self):
        async def describe(connection, **options):
            client = EventHubProducerClient.from_connection_string(connection, eventhub_name=HUB, **options)
            async with client:
                return await client.get_eventhub_properties()

        for connection, options in ((PLAIN, {}), (OVER_TLS, TLS), (OVER_TLS, TLS_WEB_SOCKET)):
            with self.subTest(connection=connection, options=options):
                self.assertEqual(asyncio.run(describe(connection, **options))["eventhub_name"], HUB)

    def test_refuses_a_wrong_key(self):
        wrong = PLAIN.replace("SharedAccessKey=SAS_KEY_VALUE", "SharedAccessKey=wrong")
        with producer(wrong) as client, self.assertRaises((AuthenticationError, ConnectError)):
            client.send_batch([EventData("x")])

    def test_says_that_a_hub_is_not_there(self):
        with producer(hub="nothing") as client, self.assertRaisesRegex(EventHubError, "could not be found"):
            client.send_batch([EventData("x")])

    def round_trip(self, connection, **options):
        text = unique("transport")
        start = last_sequence("3", connection, **options)
        send("3", text, bytes(900_000), connection=connection, **options)

        small, large = read(consumer(connection, **options), "3", start, 2)

        self.assertEqual(small.body_as_str(), text)
        self.assertEqual(len(b"".join(large.body)), 900_000)
