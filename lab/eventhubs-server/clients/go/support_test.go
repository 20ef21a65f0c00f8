// Package clients runs the Event Hubs SDK for Go against the local server; it is started by ../run.
package clients

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/to"
	"github.com/Azure/azure-sdk-for-go/sdk/messaging/azeventhubs/v2"
	"github.com/coder/websocket"
)

const (
	hub   = "go"
	limit = 30 * time.Second
)

// endpoint is a way to reach the server.
type endpoint struct {
	connection string
	tls        *tls.Config
	webSocket  dialer
}

var plain = endpoint{connection: os.Getenv("EVENTHUBS_CONNECTION")}

func overTLS(t *testing.T) endpoint {
	pem, err := os.ReadFile(os.Getenv("EVENTHUBS_CA"))
	check(t, err)
	trusted := x509.NewCertPool()
	if !trusted.AppendCertsFromPEM(pem) {
		t.Fatal("the CA file holds no certificate")
	}
	// Without the name the SDK takes it from the connection string with its port, which is no host name.
	config := &tls.Config{RootCAs: trusted, ServerName: "localhost"}
	return endpoint{connection: os.Getenv("EVENTHUBS_TLS_CONNECTION"), tls: config}
}

func overWebSocket(t *testing.T) endpoint {
	secure := overTLS(t)
	http := &http.Client{Transport: &http.Transport{TLSClientConfig: secure.tls}}
	secure.webSocket = dial(func(address string) string { return address }, &websocket.DialOptions{HTTPClient: http})
	return secure
}

// overPlainWebSocket changes the address, which is always one for TLS.
func overPlainWebSocket() endpoint {
	address := func(secure string) string { return strings.Replace(secure, "wss:", "ws:", 1) }
	return endpoint{connection: plain.connection, webSocket: dial(address, &websocket.DialOptions{})}
}

type dialer func(context.Context, azeventhubs.WebSocketConnParams) (net.Conn, error)

func dial(address func(string) string, options *websocket.DialOptions) dialer {
	options.Subprotocols = []string{"amqp"}
	return func(ctx context.Context, params azeventhubs.WebSocketConnParams) (net.Conn, error) {
		socket, _, err := websocket.Dial(ctx, address(params.Host), options)
		if err != nil {
			return nil, err
		}
		return websocket.NetConn(context.Background(), socket, websocket.MessageBinary), nil
	}
}

func once() azeventhubs.RetryOptions {
	return azeventhubs.RetryOptions{MaxRetries: -1}
}

func (e endpoint) producer(t *testing.T) *azeventhubs.ProducerClient {
	t.Helper()
	client, err := azeventhubs.NewProducerClientFromConnectionString(e.connection, hub, &azeventhubs.ProducerClientOptions{
		TLSConfig: e.tls, NewWebSocketConn: e.webSocket, RetryOptions: once(),
	})
	check(t, err)
	t.Cleanup(func() { client.Close(context.Background()) })
	return client
}

func (e endpoint) consumer(t *testing.T, group string) *azeventhubs.ConsumerClient {
	t.Helper()
	client, err := azeventhubs.NewConsumerClientFromConnectionString(e.connection, hub, group, &azeventhubs.ConsumerClientOptions{
		TLSConfig: e.tls, NewWebSocketConn: e.webSocket, RetryOptions: once(),
	})
	check(t, err)
	t.Cleanup(func() { client.Close(context.Background()) })
	return client
}

func deadline(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	t.Cleanup(cancel)
	return ctx
}

func send(t *testing.T, producer *azeventhubs.ProducerClient, options *azeventhubs.EventDataBatchOptions, bodies ...string) {
	t.Helper()
	events := make([]*azeventhubs.EventData, len(bodies))
	for i, body := range bodies {
		events[i] = &azeventhubs.EventData{Body: []byte(body)}
	}
	sendEvents(t, producer, options, events...)
}

func sendEvents(t *testing.T, producer *azeventhubs.ProducerClient, options *azeventhubs.EventDataBatchOptions, events ...*azeventhubs.EventData) {
	t.Helper()
	batch, err := producer.NewEventDataBatch(deadline(t), options)
	check(t, err)
	for _, event := range events {
		check(t, batch.AddEventData(event, nil))
	}
	check(t, producer.SendEventDataBatch(deadline(t), batch, nil))
}

func onto(partition string) *azeventhubs.EventDataBatchOptions {
	return &azeventhubs.EventDataBatchOptions{PartitionID: to.Ptr(partition)}
}

func last(t *testing.T, e endpoint, partition string) int64 {
	t.Helper()
	properties, err := e.consumer(t, azeventhubs.DefaultConsumerGroup).GetPartitionProperties(deadline(t), partition, nil)
	check(t, err)
	return properties.LastEnqueuedSequenceNumber
}

// read receives as many events as expected from a position on.
func read(t *testing.T, e endpoint, partition string, start azeventhubs.StartPosition, level *int64, expected int) []*azeventhubs.ReceivedEventData {
	t.Helper()
	consumer := e.consumer(t, azeventhubs.DefaultConsumerGroup)
	client, err := consumer.NewPartitionClient(partition, &azeventhubs.PartitionClientOptions{StartPosition: start, OwnerLevel: level})
	check(t, err)
	defer client.Close(context.Background())
	events, err := client.ReceiveEvents(deadline(t), expected, nil)
	check(t, err)
	if len(events) < expected {
		t.Fatalf("only %d of %d events came", len(events), expected)
	}
	return events
}

// receive leaves its reader open until the test ends.
func receive(t *testing.T, consumer *azeventhubs.ConsumerClient, partition string, options *azeventhubs.PartitionClientOptions, count int) ([]*azeventhubs.ReceivedEventData, error) {
	t.Helper()
	client, err := consumer.NewPartitionClient(partition, options)
	check(t, err)
	t.Cleanup(func() { client.Close(context.Background()) })
	return client.ReceiveEvents(deadline(t), count, nil)
}

func after(sequence int64) azeventhubs.StartPosition {
	return azeventhubs.StartPosition{SequenceNumber: to.Ptr(sequence)}
}

func bodies(events []*azeventhubs.ReceivedEventData) string {
	var all []string
	for _, event := range events {
		all = append(all, string(event.Body))
	}
	return fmt.Sprint(all)
}

func unique(name string) string {
	return fmt.Sprintf("%s-%d", name, time.Now().UnixNano())
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func equal[T comparable](t *testing.T, actual, expected T) {
	t.Helper()
	if actual != expected {
		t.Fatalf("got %v, expected %v", actual, expected)
	}
}

func requireCode(t *testing.T, err error, code azeventhubs.ErrorCode) {
	t.Helper()
	var failure *azeventhubs.Error
	if !errors.As(err, &failure) || failure.Code != code {
		t.Fatalf("got %v, expected the code %s", err, code)
	}
}
