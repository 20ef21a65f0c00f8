package dev.sluice.bridge.doctor;

import dev.sluice.service.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Looks at the way to an endpoint, layer by layer. */
final class NetworkProbes {
    private static final int TIMEOUT_MS = 5000;

    private final Endpoint endpoint;
    private final Resolver resolver;
    private final SSLSocketFactory tls;

    /** Finds addresses. */
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** Opens a connection. */
    private interface Connection {
        Socket open() throws IOException;
    }

    NetworkProbes(Endpoint endpoint, Resolver resolver, SSLSocketFactory tls) {
        this.endpoint = endpoint;
        this.resolver = resolver;
        this.tls = tls;
    }

    Answer name() {
        try {
            return Answer.ok(endpoint.host() + " is " + texts(addresses()));
        } catch (UnknownHostException e) {
            return Answer.failed(endpoint.host() + " has no address: the private DNS zone " + endpoint.zone()
                    + " must be linked to this network and hold an A record of it");
        }
    }

    Answer privateAddress() throws UnknownHostException {
        List<InetAddress> outside = addresses().stream()
                .filter(address -> !PrivateAddress.is(address))
                .collect(Collectors.toUnmodifiableList());
        return outside.isEmpty()
                ? Answer.ok("it is a private one")
                : Answer.failed(texts(outside) + " is public: the private DNS zone " + endpoint.zone()
                        + " is not linked to this network, has no A record of the name, or another resolver answers");
    }

    Answer tcp() {
        return tcp(
                endpoint.host(), endpoint.port(), "the private endpoint approved, security groups, routes, firewall");
    }

    /** Connects to any port. */
    static Answer tcp(String host, int port, String advice) {
        return tcp(() -> connect(new InetSocketAddress(host, port)), host + ":" + port, advice);
    }

    private static Answer tcp(Connection connection, String place, String advice) {
        try (Socket socket = connection.open()) {
            return Answer.ok(place + " answers from " + socket.getInetAddress().getHostAddress());
        } catch (IOException e) {
            return Answer.failed(
                    "connecting to " + place + " failed (" + e.getClass().getSimpleName() + "): check " + advice);
        }
    }

    Answer tlsName() throws IOException {
        if (!endpoint.tls()) {
            return Answer.skipped("the connection string is an emulator's: no TLS");
        }
        try (Socket plain = reach();
                SSLSocket secure = (SSLSocket) tls.createSocket(plain, endpoint.host(), endpoint.port(), true)) {
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            return Answer.ok(
                    secure.getSession().getProtocol() + ", and the certificate is trusted and of " + endpoint.host());
        } catch (SSLException e) {
            return Answer.failed(refused(e));
        }
    }

    private String refused(SSLException failure) {
        String text = failure.getMessage() + " " + failure.getCause();
        if (text.contains("No subject alternative") || text.contains("No name matching")) {
            return "the certificate is not of " + endpoint.host()
                    + ": the address belongs to something else; check the DNS record";
        }
        return failure.getCause() instanceof CertificateException || text.contains("PKIX")
                ? "the certificate is not trusted: something in between opens TLS, or the address belongs to something"
                        + " else"
                : "the TLS handshake failed: something in between may close or open TLS; check the firewall";
    }

    private List<InetAddress> addresses() throws UnknownHostException {
        return Arrays.asList(resolver.resolve(endpoint.host()));
    }

    private Socket reach() throws IOException {
        return connect(new InetSocketAddress(resolver.resolve(endpoint.host())[0], endpoint.port()));
    }

    private static Socket connect(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(address, TIMEOUT_MS);
            socket.setSoTimeout(TIMEOUT_MS);
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private static String texts(List<InetAddress> addresses) {
        return addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
    }
}
