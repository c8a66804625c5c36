package io.prominence.provenance;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.prominence.domain.Identified;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** How types that Jackson does not know stand in JSON: an absent value is null, a path is its text, a constant its id. */
final class PlainTypes extends SimpleModule {
    PlainTypes() {
        super("prominence");
        addSerializer(new OptionalOut());
        addSerializer(new PathOut());
        addSerializer(new IdentifiedOut());
        addDeserializer(Optional.class, new OptionalIn(null));
        addDeserializer(Path.class, new PathIn());
        setDeserializerModifier(new IdentifiedEnums());
    }

    private static final class OptionalOut extends StdSerializer<Optional<?>> {
        OptionalOut() {
            super(Optional.class, false);
        }

        @Override
        public void serialize(Optional<?> value, JsonGenerator out, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(value.orElse(null), out);
        }
    }

    private static final class OptionalIn extends StdDeserializer<Optional<?>> implements ContextualDeserializer {
        private final JavaType content;

        OptionalIn(JavaType content) {
            super(Optional.class);
            this.content = content;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
            return new OptionalIn(context.getContextualType().containedTypeOrUnknown(0));
        }

        @Override
        public Optional<?> deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return Optional.ofNullable(context.readValue(in, content));
        }

        @Override
        public Optional<?> getNullValue(DeserializationContext context) {
            return Optional.empty();
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return Optional.empty();
        }
    }

    private static final class PathOut extends StdSerializer<Path> {
        PathOut() {
            super(Path.class);
        }

        @Override
        public void serialize(Path value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.toString());
        }
    }

    private static final class PathIn extends StdDeserializer<Path> {
        PathIn() {
            super(Path.class);
        }

        @Override
        public Path deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return Path.of(in.getValueAsString());
        }
    }

    private static final class IdentifiedOut extends StdSerializer<Identified> {
        IdentifiedOut() {
            super(Identified.class);
        }

        @Override
        public void serialize(Identified value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.id());
        }
    }

    private static final class IdentifiedEnums extends BeanDeserializerModifier {
        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config, JavaType type, BeanDescription description, JsonDeserializer<?> usual) {
            return Identified.class.isAssignableFrom(type.getRawClass()) ? new IdentifiedIn(type.getRawClass()) : usual;
        }
    }

    private static final class IdentifiedIn extends StdDeserializer<Object> {
        IdentifiedIn(Class<?> type) {
            super(type);
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String id = in.getValueAsString();
            return Arrays.stream(handledType().getEnumConstants())
                    .filter(constant -> ((Identified) constant).id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> context.weirdStringException(id, handledType(), "no such id"));
        }
    }
}
