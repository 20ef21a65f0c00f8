//! What the tests share: where the server is, and reading until something is there.

use azure_messaging_eventhubs::{
    models::{AmqpTransport, ReceivedEventData},
    ConsumerClient, EventDataBatchOptions, OpenReceiverOptions, ProducerClient, Result, RetryOptions, StartLocation,
    StartPosition,
};
use futures::StreamExt;
use std::{env, future::Future, time::Duration};

pub const HUB: &str = "rust";
pub const LIMIT: Duration = Duration::from_secs(30);

/// The SDK takes the host of a connection string only: the port is that of the endpoint it is told.
pub fn connection() -> String {
    env::var("EVENTHUBS_TLS_CONNECTION").expect("EVENTHUBS_TLS_CONNECTION is not set: start the tests with ../run")
}

fn endpoint() -> String {
    let connection = connection();
    let port = connection
        .split(';')
        .next()
        .and_then(|part| part.rsplit(':').next())
        .expect("a port");
    format!("amqps://localhost:{port}")
}

fn once() -> RetryOptions {
    RetryOptions {
        max_retries: 0,
        ..Default::default()
    }
}

pub async fn producer_of(connection: &str, hub: &str, transport: AmqpTransport) -> Result<ProducerClient> {
    ProducerClient::builder()
        .with_custom_endpoint(endpoint())
        .with_transport(transport)
        .with_retry_options(once())
        .open_with_connection_string(connection, Some(hub))
        .await
}

pub async fn producer() -> ProducerClient {
    producer_of(&connection(), HUB, AmqpTransport::Tcp)
        .await
        .expect("a producer")
}

pub async fn consumer_of(group: &str, transport: AmqpTransport) -> Result<ConsumerClient> {
    ConsumerClient::builder()
        .with_custom_endpoint(endpoint())
        .with_transport(transport)
        .with_retry_options(once())
        .with_consumer_group(group.to_string())
        .open_with_connection_string(&connection(), Some(HUB))
        .await
}

pub async fn consumer() -> ConsumerClient {
    consumer_of("$Default", AmqpTransport::Tcp).await.expect("a consumer")
}

pub fn from(location: StartLocation, inclusive: bool) -> OpenReceiverOptions {
    OpenReceiverOptions {
        start_position: Some(StartPosition { location, inclusive }),
        ..Default::default()
    }
}

pub fn after(sequence: i64) -> OpenReceiverOptions {
    from(StartLocation::SequenceNumber(sequence), false)
}

pub fn onto(partition: &str) -> Option<EventDataBatchOptions> {
    Some(EventDataBatchOptions {
        partition_id: Some(partition.to_string()),
        ..Default::default()
    })
}

pub async fn last(partition: &str) -> i64 {
    let properties = producer().await.get_partition_properties(partition).await;
    properties
        .expect("the properties of a partition")
        .last_enqueued_sequence_number
}

pub async fn send(partition: &str, bodies: &[&str]) {
    let producer = producer().await;
    let batch = producer.create_batch(onto(partition)).await.expect("a batch");
    for body in bodies {
        assert!(batch.try_add_event_data(body.to_string(), None).expect("an event"));
    }
    producer.send_batch(batch, None).await.expect("the send");
}

/// Reads a partition until as many events came as expected.
pub async fn read(partition: &str, options: OpenReceiverOptions, expected: usize) -> Vec<ReceivedEventData> {
    read_with(&consumer().await, partition, options, expected)
        .await
        .expect("the events")
}

pub async fn read_with(
    consumer: &ConsumerClient,
    partition: &str,
    options: OpenReceiverOptions,
    expected: usize,
) -> Result<Vec<ReceivedEventData>> {
    let receiver = consumer
        .open_receiver_on_partition(partition.to_string(), Some(options))
        .await?;
    let events = within("the delivery", async {
        let mut stream = receiver.stream_events();
        let mut events = Vec::new();
        while events.len() < expected {
            events.push(stream.next().await.expect("another event")?);
        }
        Ok(events)
    })
    .await;
    receiver.close().await?;
    events
}

pub async fn within<T>(what: &str, work: impl Future<Output = T>) -> T {
    tokio::time::timeout(LIMIT, work)
        .await
        .unwrap_or_else(|_| panic!("{what} did not happen"))
}

pub fn bodies(events: &[ReceivedEventData]) -> Vec<String> {
    events
        .iter()
        .map(|event| String::from_utf8_lossy(event.event_data().body().unwrap_or_default()).into_owned())
        .collect()
}
