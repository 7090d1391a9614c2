package com.optiply.connector.local.process;

import com.optiply.connector.model.topic.TopicSetup;
import com.optiply.connector.testsupport.BrokerProcess;
import com.optiply.connector.testsupport.EmbeddedPostgresql;
import com.optiply.connector.testsupport.JavaProcess;
import com.optiply.connector.testsupport.SandboxAdmin;
import com.optiply.connector.testsupport.SandboxProcess;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Everything that runs: PostgreSQL, the broker, the sandbox and the three services. Closing it leaves no process. */
public final class Stack implements AutoCloseable {

    private final Path root;
    private final Ports ports;
    private final StateFolder state;
    private final ServiceSettings settings;
    private final Consumer<String> say;
    private final Map<Service, ServiceProcess> services = new ConcurrentSkipListMap<>();
    private final CompletableFuture<String> death = new CompletableFuture<>();
    private EmbeddedPostgresql postgres;
    private BrokerProcess broker;
    private SandboxProcess sandbox;
    private volatile boolean closing;

    private Stack(
            Path root,
            Ports ports,
            StateFolder state,
            Function<Service, Map<String, String>> more,
            Consumer<String> say) {
        this.root = root;
        this.ports = ports;
        this.state = state;
        this.settings = new ServiceSettings(ports, more);
        this.say = say;
    }

    /**
     * Starts everything on empty state and returns when all of it is ready.
     *
     * @param now  the vendors' time to begin with, empty for the real one
     * @param rate vendor seconds per real second
     * @param say  takes a line about each part
     */
    public static Stack start(
            Path root, Ports ports, StateFolder state, Optional<Instant> now, double rate, Consumer<String> say) {
        return start(root, ports, state, now, rate, service -> Map.of(), say);
    }

    /** The same. @param more further settings of a service */
    public static Stack start(
            Path root,
            Ports ports,
            StateFolder state,
            Optional<Instant> now,
            double rate,
            Function<Service, Map<String, String>> more,
            Consumer<String> say) {
        Stack stack = new Stack(root, ports, state.emptied(), more, say);
        try {
            stack.startFoundation();
            stack.sandbox().setClock(now.orElseGet(Instant::now), rate);
            List.of(Service.values()).forEach(stack::launch);
            List.of(Service.values()).forEach(stack::awaitReady);
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    public Ports ports() {
        return ports;
    }

    public StateFolder state() {
        return state;
    }

    public SandboxAdmin sandbox() {
        return new SandboxAdmin(sandbox.admin());
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** The OIDC issuer. */
    public String issuer() {
        return settings.issuer();
    }

    /** The configuration a service gets here, for starting another one in its place. */
    public Map<String, String> settings(Service service) {
        return settings.of(service);
    }

    /** SIGKILL for one service. */
    public void kill(Service service) {
        ServiceProcess killed = services.remove(service);
        killed.process().kill();
    }

    /** Starts a service that was killed, and returns when it is ready. */
    public void restart(Service service) {
        launch(service);
        awaitReady(service);
    }

    /** Completes with an explanation, once, when a process ends that nobody asked to end. */
    public CompletableFuture<String> death() {
        return death;
    }

    /** All processes by name, this one included. */
    public Map<String, List<ProcessHandle>> processes() {
        Map<String, List<ProcessHandle>> handles = new LinkedHashMap<>();
        handles.put("postgresql", postgresProcesses());
        handles.put("broker", List.of(broker.process().handle()));
        handles.put("sandbox", List.of(sandbox.process().handle()));
        services.forEach((service, running) ->
                handles.put(service.module(), List.of(running.process().handle())));
        handles.put("launcher", List.of(ProcessHandle.current()));
        return handles;
    }

    @Override
    public void close() {
        closing = true;
        services.values().stream()
                .map(running -> CompletableFuture.runAsync(running.process()::close))
                .toList()
                .forEach(CompletableFuture::join);
        if (sandbox != null) {
            sandbox.close();
        }
        if (broker != null) {
            broker.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    private void startFoundation() {
        CompletableFuture<Void> database = CompletableFuture.runAsync(() -> {
            postgres = EmbeddedPostgresql.start(ports.of(Port.POSTGRES));
            postgres.createDatabase("auth");
            postgres.createDatabase("writer");
            say.accept("PostgreSQL is ready on port " + ports.of(Port.POSTGRES));
        });
        CompletableFuture<Void> stand = CompletableFuture.runAsync(() -> {
            sandbox = SandboxProcess.start(
                    new SandboxProcess.Ports(
                            ports.of(Port.EXACT), ports.of(Port.OPTIPLY), ports.of(Port.OIDC), ports.of(Port.SANDBOX)),
                    state.log("sandbox"));
            watch(sandbox.process());
            say.accept("The stand-ins of Exact Online and Optiply are ready on ports " + ports.of(Port.EXACT) + " and "
                    + ports.of(Port.OPTIPLY));
        });
        CompletableFuture<Void> kafka = CompletableFuture.runAsync(() -> {
            broker = BrokerProcess.start(ports.of(Port.KAFKA), state.kafka(), state.log("broker"));
            watch(broker.process());
            createTopics();
            say.accept("Kafka is ready on port " + ports.of(Port.KAFKA));
        });
        CompletableFuture.allOf(database, stand, kafka).join();
    }

    private void createTopics() {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            new TopicSetup("", ServiceSettings.PARTITIONS).create(admin, Optional.of((short) 1));
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot create the topics", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while creating the topics", e);
        }
    }

    private void launch(Service service) {
        ServiceProcess launched =
                ServiceProcess.start(service, root, ports, settings.of(service), state.newLog(service.module()));
        services.put(service, launched);
        watch(launched.process());
    }

    private void awaitReady(Service service) {
        services.get(service).awaitReady();
        say.accept(service.module() + " is ready on port " + ports.of(service.port()));
    }

    /** A Ctrl-C reaches the children too; they may be gone a moment before this process knows why. */
    private void watch(JavaProcess process) {
        var unused = process.handle().onExit().thenRun(() -> {
            boolean wanted = closing
                    || services.values().stream().noneMatch(running -> running.process() == process)
                            && process != sandboxProcess()
                            && process != brokerProcess();
            if (!wanted) {
                death.complete(process.name() + " has ended unexpectedly. Its last lines:\n" + process.lastLines());
            }
        });
    }

    private JavaProcess sandboxProcess() {
        return sandbox == null ? null : sandbox.process();
    }

    private JavaProcess brokerProcess() {
        return broker == null ? null : broker.process();
    }

    private List<ProcessHandle> postgresProcesses() {
        String port = Integer.toString(ports.of(Port.POSTGRES));
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .filter(process -> List.of(process.info().arguments().orElse(new String[0]))
                        .contains(port))
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .toList();
    }
}
