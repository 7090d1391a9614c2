package com.optiply.connector.bench;

import com.optiply.connector.local.process.Memory;
import com.optiply.connector.local.process.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Resident memory of each process after the first load of the seed. */
record MemoryUse(Stack stack) {

    private static final double MEGABYTE = 1024.0 * 1024.0;
    private static final double MOST_OF_ONE = 450;
    private static final double MOST_OF_ALL = 3072;

    List<Figure> measure() {
        List<Figure> figures = new ArrayList<>();
        double all = 0;
        for (Map.Entry<String, List<ProcessHandle>> process : stack.processes().entrySet()) {
            double megabytes = Memory.resident(process.getValue()) / MEGABYTE;
            all += megabytes;
            figures.add(figure(figures.size() + 1, process.getKey(), megabytes, MOST_OF_ONE));
        }
        figures.add(figure(figures.size() + 1, "all processes", all, MOST_OF_ALL));
        return figures;
    }

    private static Figure figure(int number, String process, double megabytes, double target) {
        return new Figure(
                "M" + number, "resident memory of " + process, "MB", megabytes, target, OptionalDouble.empty());
    }
}
