package com.optiply.connector.poller.publish;

/** Publishes for the owner of a partition, and for nobody else once it has shut out the former one. */
public interface PartitionPublisher extends PagePublisher, AutoCloseable {

    /** Shuts out the former owner. @throws org.apache.kafka.common.KafkaException when the broker does not answer in time, or this one is already shut out itself */
    void fence();

    /** Lets a transaction that is under way end, if it does so soon; after that nothing can be published. */
    @Override
    void close();
}
