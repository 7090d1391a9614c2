package com.optiply.connector.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An unpacked image in which a process can run with nothing else around it: its own root, the image's user, read-only but for /tmp where the kernel lets us. What a
 * container engine does, by {@code unshare} and {@code chroot}, with the machine's network.
 *
 * @param root the unpacked image
 */
record Room(Path root) {

    /** Where the image's user may write: what a process leaves there can be read when it is gone. */
    static final String OUT = "/var/run/connector/out";

    /** Mounts what every container has, then gives up all rights; the first argument is the root, the second the user. */
    private static final String ENTER = """
        path=$PATH; PATH=/usr/sbin:/usr/bin:/sbin:/bin; root=$0; user=$1; shift
        mount --rbind /dev "$root/dev" && mount --rbind /proc "$root/proc" && mount -t tmpfs -o mode=1777 tmp "$root/tmp" || exit 1
        chroot=$(command -v chroot); PATH=$path; exec "$chroot" $user "$root" "$@"
        """;

    /** The same mounts, anywhere, and a root that is the one there is; the first argument is the user. */
    private static final String TRIAL = """
        mount -t tmpfs tmp /mnt && mkdir /mnt/dev /mnt/proc && mount --rbind /dev /mnt/dev && mount --rbind /proc /mnt/proc && chroot $0 / true
        """;

    /** Why it cannot be done on this machine, as a sentence with what the system says; empty when it can. */
    static String obstacle() {
        try {
            List<String> trial = new ArrayList<>(unshare());
            trial.addAll(List.of("/bin/sh", "-c", TRIAL, user()));
            Process process =
                    new ProcessBuilder(trial).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0
                    ? ""
                    : "this machine lets nobody make a mount namespace and another root in it (unshare --mount, chroot),"
                            + " so no image can be entered here: "
                            + said.lines().findFirst().orElse("it does not say why");
        } catch (IOException e) {
            return "there is no unshare on this machine (util-linux), so no image can be entered here";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** What the runtime of containers adds to every image: mount points and the names of hosts. */
    static Room furnish(Path root) throws IOException {
        for (String folder : List.of("dev", "proc", "tmp", "var/run/connector/settings")) {
            Files.createDirectories(root.resolve(folder));
        }
        Path out = Files.createDirectories(root.resolve(OUT.substring(1)));
        Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.copy(Path.of("/etc/hosts"), root.resolve("etc/hosts"), StandardCopyOption.REPLACE_EXISTING);
        return new Room(root.toAbsolutePath());
    }

    /** Starts a command of the image; its output goes to a pipe. */
    Process start(List<String> command, Map<String, String> environment) throws IOException {
        List<String> all = new ArrayList<>(unshare());
        all.addAll(List.of("/bin/sh", "-c", ENTER, root.toString(), user()));
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static List<String> unshare() {
        return isRoot() ? List.of("unshare", "--mount") : List.of("unshare", "--user", "--map-root-user", "--mount");
    }

    /** Without root on this machine, the user of the image is this one, in a namespace of its own. */
    private static String user() {
        return isRoot() ? "--userspec=" + ImageBuild.USER + ":" + ImageBuild.USER : "";
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }
}
