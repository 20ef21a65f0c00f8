package dev.sluice.ingest.settings;

import dev.sluice.contract.settings.InvalidSettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/** The files and folders that settings name, from a root when they are relative: there, and readable. */
final class FileSettings {
    private final ReadSettings settings;
    private final Path root;

    FileSettings(ReadSettings settings, Path root) {
        this.settings = settings;
        this.root = root;
    }

    Optional<Path> folder(IngestSetting setting) {
        return named(setting, "folder", Files::isDirectory);
    }

    Optional<Path> file(IngestSetting setting) {
        return named(setting, "file", Files::isRegularFile);
    }

    private Optional<Path> named(IngestSetting setting, String kind, Predicate<Path> fits) {
        Optional<Path> path = settings.optional(setting).map(text -> resolved(setting, text));
        path.ifPresent(found -> {
            String named = setting.name() + " names the " + kind + " " + found.toAbsolutePath();
            require(Files.exists(found), named + ", which is not there: put it there, or remove the setting");
            require(fits.test(found), named + ", which is no " + kind + ": name one, or remove the setting");
            require(Files.isReadable(found), named + ", which can't be read: let whoever runs this read it");
        });
        return path;
    }

    private Path resolved(IngestSetting setting, String text) {
        try {
            return root.resolve(text).normalize();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(setting.name() + " is no path");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new InvalidSettingException(otherwise);
        }
    }
}
