package com.optiply.connector.local.progress;

import java.io.PrintStream;
import java.util.List;

/** The screen: lines that stay, and at the bottom a block that is redrawn in place when it is a terminal. */
public final class Console {

    private static final String ESCAPE = "\u001b[";

    private final PrintStream out;
    private final boolean terminal;
    private int drawn;

    /** @param terminal whether the cursor can be moved */
    public Console(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    public boolean isTerminal() {
        return terminal;
    }

    /** Prints a line that stays, above the block. */
    public synchronized void say(String line) {
        wipe();
        out.println(line);
        out.flush();
    }

    /** Shows the block, in place of the one before on a terminal. */
    public synchronized void show(List<String> block) {
        wipe();
        block.forEach(out::println);
        out.flush();
        drawn = terminal ? block.size() : 0;
    }

    /** The block shown last stays from now on. */
    public synchronized void keep() {
        drawn = 0;
    }

    private void wipe() {
        if (drawn > 0) {
            out.print(ESCAPE + drawn + "A" + ESCAPE + "0J");
            drawn = 0;
        }
    }
}
