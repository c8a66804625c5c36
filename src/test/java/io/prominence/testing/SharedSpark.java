package io.prominence.testing;

import io.prominence.lake.LakeSession;
import io.prominence.lake.SessionSettings;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one {@link LakeSession} of this JVM: local, two cores, started when the first test asks for it and
 * stopped when the JVM ends. Use with {@code @ExtendWith(SharedSpark.class)} and a {@code LakeSession} parameter.
 */
public final class SharedSpark implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LakeSession.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return session();
    }

    /** The session, for code that has no test method's parameters. */
    public static LakeSession session() {
        return Holder.SESSION;
    }

    private static final class Holder {
        static final LakeSession SESSION = LakeSession.open(SessionSettings.local(2));

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SESSION::close, "stop shared Spark"));
        }
    }
}
