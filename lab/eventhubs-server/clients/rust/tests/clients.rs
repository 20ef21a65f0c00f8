//! Sending, receiving, refusals and transports, as programs use the SDK.

mod support;

use azure_core_amqp::{
    error::AmqpErrorCondition,
    message::{AmqpMessageBody, AmqpMessageProperties},
    AmqpList,
};
use azure_messaging_eventhubs::{
    error::ErrorKind,
    models::{AmqpMessage, AmqpTransport, AmqpValue, EventData, MessageId},
    EventDataBatchOptions, OpenReceiverOptions, SendEventOptions, StartLocation,
};
use futures::StreamExt;
use std::time::Duration;
use support::*;

#[tokio::test]
async fn describes_hub_and_partition() {
    let consumer = consumer().await;
    let hub = consumer.get_eventhub_properties().await.unwrap();
    let partition = consumer.get_partition_properties("3").await.unwrap();

    assert_eq!(hub.name, HUB);
    assert_eq!(hub.partition_ids, ["0", "1", "2", "3"]);
    assert_eq!(partition.id, "3");
    assert_eq!(partition.is_empty, partition.last_enqueued_sequence_number == -1);
}

#[tokio::test]
async fn delivers_messages_of_every_kind_as_they_were_sent() {
    let start = last("0").await;
    let producer = producer().await;
    let batch = producer
        .create_batch(Some(EventDataBatchOptions {
            partition_key: Some("key".to_string()),
            ..onto("0").unwrap()
        }))
        .await
        .unwrap();
    let event = EventData::builder()
        .with_body(b"data")
        .add_property("n".to_string(), 1)
        .with_message_id("m-1")
        .with_correlation_id("c-1")
        .with_content_type("text/plain".to_string())
        .build();
    assert!(batch.try_add_event_data(event, None).unwrap());
    let properties = AmqpMessageProperties {
        message_id: Some(7.into()),
        ..Default::default()
    };
    let value = AmqpMessage::builder()
        .with_body(AmqpValue::from("value"))
        .with_properties(properties)
        .build();
    assert!(batch.try_add_amqp_message(value, None).unwrap());
    let list = AmqpList::from(vec![AmqpValue::from("sequence"), 3.into(), 5.into()]);
    assert!(batch
        .try_add_amqp_message(AmqpMessage::builder().with_body(list.clone()).build(), None)
        .unwrap());
    let bodiless = AmqpMessage::builder()
        .add_application_property("n".to_string(), 4)
        .build();
    assert!(batch.try_add_amqp_message(bodiless, None).unwrap());
    producer.send_batch(batch, None).await.unwrap();

    let events = read("0", after(start), 4).await;

    let first = events[0].event_data();
    assert_eq!(first.body(), Some(b"data".as_slice()));
    assert_eq!(first.message_id(), Some(&MessageId::String("m-1".to_string())));
    assert_eq!(first.correlation_id(), Some(&MessageId::String("c-1".to_string())));
    assert_eq!(first.content_type(), Some("text/plain"));
    assert_eq!(first.properties().unwrap().get("n"), Some(&1.into()));
    assert_eq!(events[0].partition_key().as_deref(), Some("key"));
    assert!(
        matches!(&events[1].raw_amqp_message().body, AmqpMessageBody::Value(AmqpValue::String(text)) if text == "value")
    );
    assert_eq!(events[1].event_data().message_id(), Some(&MessageId::Ulong(7)));
    assert!(matches!(&events[2].raw_amqp_message().body, AmqpMessageBody::Sequence(lists) if *lists == vec![list]));
    assert_eq!(events[3].event_data().properties().unwrap().get("n"), Some(&4.into()));
    for (i, event) in events.iter().enumerate() {
        assert_eq!(event.sequence_number(), Some(start + 1 + i as i64));
    }
}

#[tokio::test]
async fn reads_from_every_kind_of_position() {
    let start = last("1").await;
    send("1", &["a"]).await;
    send("1", &["b"]).await;
    tokio::time::sleep(Duration::from_millis(20)).await;
    send("1", &["c"]).await;
    let all = read("1", after(start), 3).await;
    assert_eq!(bodies(&all), ["a", "b", "c"]);
    let sequence = all[0].sequence_number().unwrap();
    let offset = all[0].offset().clone().unwrap();
    let time = all[1].enqueued_time().unwrap();

    for (location, inclusive, expected) in [
        (StartLocation::Earliest, false, (start + 4) as usize),
        (StartLocation::SequenceNumber(sequence), false, 2),
        (StartLocation::SequenceNumber(sequence), true, 3),
        (StartLocation::Offset(offset.clone()), false, 2),
        (StartLocation::Offset(offset), true, 3),
        (StartLocation::EnqueuedTime(time), false, 1),
    ] {
        let events = read("1", from(location, inclusive), expected).await;
        assert_eq!(bodies(&events).last().unwrap(), "c");
    }
}

#[tokio::test]
async fn reads_from_the_latest_event_on() {
    let consumer = consumer().await;
    let receiver = consumer
        .open_receiver_on_partition("2".to_string(), Some(from(StartLocation::Latest, false)))
        .await
        .unwrap();
    let mut stream = receiver.stream_events();
    // The first poll attaches the link.
    assert!(tokio::time::timeout(Duration::from_secs(2), stream.next())
        .await
        .is_err());
    send("2", &["new"]).await;

    let event = within("the delivery", stream.next()).await.unwrap().unwrap();

    assert_eq!(event.event_data().body(), Some(b"new".as_slice()));
}

#[tokio::test]
async fn gives_a_partition_to_who_comes_with_a_higher_owner_level() {
    let start = last("3").await;
    let texts: Vec<String> = (0..20).map(|i| format!("owned {i}")).collect();
    send("3", &texts.iter().map(String::as_str).collect::<Vec<_>>()).await;
    let owner = |level| OpenReceiverOptions {
        owner_level: Some(level),
        prefetch: Some(2),
        ..after(start)
    };
    let first = consumer().await;
    let receiver = first
        .open_receiver_on_partition("3".to_string(), Some(owner(2)))
        .await
        .unwrap();
    let mut stream = receiver.stream_events();
    within("the first event", stream.next()).await.unwrap().unwrap();

    let lower = read_with(&consumer().await, "3", owner(1), 1).await.unwrap_err();
    read_with(&consumer().await, "3", owner(3), 1).await.unwrap();
    let lost = loop {
        if let Err(error) = within("the end of the first reader", stream.next())
            .await
            .expect("an error")
        {
            break error;
        }
    };

    for error in [lower, lost] {
        assert!(
            matches!(&error.kind, ErrorKind::ConsumerDisconnected(Some(described)) if described.condition == AmqpErrorCondition::LinkStolen),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn refuses_what_is_not_there_and_who_may_not() {
    let consumer = consumer().await;
    assert!(consumer.get_partition_properties("boo").await.is_err());
    assert!(read_with(&consumer, "boo", after(-1), 1).await.is_err());
    assert!(read_with(&consumer, "0", after(999_999_999), 1).await.is_err());
    let nobody = consumer_of("nobody", AmqpTransport::Tcp).await.unwrap();
    assert!(format!("{:?}", read_with(&nobody, "0", after(-1), 1).await.unwrap_err()).contains("could not be found"));
    let nothing = producer_of(&connection(), "nothing", AmqpTransport::Tcp).await.unwrap();
    assert!(nothing.get_eventhub_properties().await.is_err());
    let wrong = connection().replace("SharedAccessKey=SAS_KEY_VALUE", "SharedAccessKey=wrong");
    let refused = match producer_of(&wrong, HUB, AmqpTransport::Tcp).await {
        Ok(producer) => producer.send_event("x", None).await.err(),
        Err(error) => Some(error),
    };
    assert!(refused.is_some());
}

#[tokio::test]
async fn fills_a_batch_up_to_the_servers_limit() {
    let producer = producer().await;
    let batch = producer.create_batch(onto("2")).await.unwrap();
    let mut events = 0;
    while batch.try_add_event_data(vec![7u8; 10_000], None).unwrap() {
        events += 1;
    }
    producer.send_batch(batch, None).await.unwrap();

    assert!(events > 100);
    let over = EventDataBatchOptions {
        max_size_in_bytes: Some(1024 * 1024 + 1),
        ..Default::default()
    };
    let error = producer.create_batch(Some(over)).await.err().unwrap();
    assert!(
        matches!(
            error.kind,
            ErrorKind::InvalidBatchSize {
                max_allowed: 1_048_576,
                ..
            }
        ),
        "{error:?}"
    );
}

#[tokio::test]
async fn speaks_amqp_over_tls() {
    round_trip(AmqpTransport::Tcp).await;
}

#[tokio::test]
async fn speaks_amqp_over_websocket_with_tls() {
    round_trip(AmqpTransport::WebSocket).await;
}

async fn round_trip(transport: AmqpTransport) {
    let partition = if matches!(transport, AmqpTransport::Tcp) {
        "0"
    } else {
        "2"
    };
    let marker = format!("transport {transport:?}");
    let start = last(partition).await;
    let producer = producer_of(&connection(), HUB, transport).await.unwrap();
    for body in [marker.clone().into_bytes(), vec![7; 900_000]] {
        let to = SendEventOptions {
            partition_id: Some(partition.to_string()),
        };
        producer.send_event(body, Some(to)).await.unwrap();
    }

    let consumer = consumer_of("archive", transport).await.unwrap();
    let events = read_with(&consumer, partition, after(start), 2).await.unwrap();

    assert_eq!(bodies(&events)[0], marker);
    assert_eq!(events[1].event_data().body().unwrap().len(), 900_000);
}
