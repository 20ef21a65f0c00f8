package dev.sluice.bench.raw;

import dev.sluice.bench.BenchException;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.engine.sasl.SaslClientContext;
import org.apache.qpid.protonj2.engine.sasl.SaslClientListener;
import org.apache.qpid.protonj2.engine.sasl.SaslOutcome;
import org.apache.qpid.protonj2.types.Symbol;

/** Logs in as nobody: who one is, tokens say later. */
final class AnonymousLogin implements SaslClientListener {
    @Override
    public void handleSaslMechanisms(SaslClientContext context, Symbol[] mechanisms) {
        context.sendChosenMechanism(Symbol.valueOf("ANONYMOUS"), null, null);
    }

    @Override
    public void handleSaslChallenge(SaslClientContext context, ProtonBuffer challenge) {
        throw new BenchException("the server asks for more than ANONYMOUS gives");
    }

    @Override
    public void handleSaslOutcome(SaslClientContext context, SaslOutcome outcome, ProtonBuffer additional) {
        if (outcome != SaslOutcome.SASL_OK) {
            throw new BenchException("the server refused the login: " + outcome);
        }
    }
}
