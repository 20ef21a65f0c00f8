package dev.sluice.functionshost.host;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BindingName;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The method that a function enters through. Each invocation makes an instance of its own, as the worker does. Safe to
 * share between threads.
 */
final class FunctionMethod {
    private static final String ANNOTATIONS = "com.microsoft.azure.functions.annotation";

    private final ClassLoader classes;
    private final Method method;
    private final String trigger;

    private FunctionMethod(ClassLoader classes, Method method, String trigger) {
        this.classes = classes;
        this.method = method;
        this.trigger = trigger;
    }

    static FunctionMethod find(ClassLoader classes, FunctionDefinition function) {
        try {
            Class<?> type = Class.forName(function.className(), true, classes);
            Method method = Arrays.stream(type.getMethods())
                    .filter(candidate -> candidate.getName().equals(function.methodName()))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchMethodException(function.methodName()));
            return new FunctionMethod(
                    classes, method, function.trigger().path("name").asText());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "function '" + function.name() + "' has no entry point " + function.className() + "."
                            + function.methodName(),
                    e);
        }
    }

    /**
     * Runs it, to its end.
     *
     * @throws InvocationTargetException when it fails
     */
    @Nullable Object invoke(InvocationData data) throws ReflectiveOperationException {
        Object[] arguments = Arrays.stream(method.getParameters())
                .map(parameter -> argument(parameter, data))
                .toArray();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(classes);
        try {
            return method.invoke(
                    method.getDeclaringClass().getDeclaredConstructor().newInstance(), arguments);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Object argument(Parameter parameter, InvocationData data) {
        if (parameter.getType() == ExecutionContext.class) {
            return data.context();
        }
        BindingName name = parameter.getAnnotation(BindingName.class);
        if (name != null) {
            return metadata(name.value(), data);
        }
        if (trigger.equals(bindingName(parameter))) {
            return fitting(parameter.getType(), data.trigger());
        }
        throw new IllegalStateException("Cannot find matched parameter: " + parameter);
    }

    private static Object metadata(String name, InvocationData data) {
        String text = data.metadata().get(name);
        if (text == null) {
            throw new IllegalStateException("Cannot find matched @BindingName: " + name);
        }
        return text;
    }

    /** A list of bodies becomes an array for a method that wants one. */
    private static Object fitting(Class<?> type, Object value) {
        return type == byte[][].class && value instanceof List<?> bodies ? bodies.toArray(byte[][]::new) : value;
    }

    private static @Nullable String bindingName(Parameter parameter) {
        for (Annotation annotation : parameter.getAnnotations()) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (type.getPackageName().equals(ANNOTATIONS)) {
                try {
                    return (String) type.getMethod("name").invoke(annotation);
                } catch (ReflectiveOperationException e) {
                    return null;
                }
            }
        }
        return null;
    }
}
