package com.optiply.connector.writer.lane;

import static org.assertj.core.api.Assertions.assertThat;

import com.optiply.connector.writer.config.WriterConfig;
import com.optiply.connector.writer.state.Database;
import com.optiply.connector.writer.state.Sql;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One account has one pace, whoever calls it. */
@QuarkusTest
class PacesTest {

    private static final long ACCOUNT = -4711;

    @Inject
    Database database;

    @Inject
    WriterConfig config;

    @BeforeEach
    void clean() throws SQLException {
        sql("delete from account_pace where account_id < 0");
    }

    @Test
    void aVisitorKeepsToThePaceOfTheLanesHere() throws SQLException {
        Paces paces = paces("pace-one");
        var lanes = paces.of(ACCOUNT, 7);

        try (PaceVisit visit = paces.visit(ACCOUNT)) {
            assertThat(visit.pacer()).isSameAs(lanes);
        }
    }

    @Test
    void aVisitorElsewhereTakesAPart() throws SQLException {
        Paces one = paces("pace-one");
        Paces other = paces("pace-other");
        try (PaceVisit mine = one.visit(ACCOUNT);
                PaceVisit theirs = other.visit(ACCOUNT)) {
            one.exchange(List.of());

            double all = mine.pacer().finding().rate();
            assertThat(theirs.pacer().rate()).isEqualTo(all / 2);
            assertThat(mine.pacer().rate()).isEqualTo(all / 2);
        }
    }

    /** Guards against calls to an account that asked to be left alone, by a writer that was started anew or has taken a lane over. */
    @Test
    void aPauseOutlivesWhoWasToldIt() throws SQLException {
        Paces before = paces("pace-one");
        try (PaceVisit visit = before.visit(ACCOUNT)) {
            visit.pacer().throttled(Optional.of(Duration.ofHours(1)));
            before.exchange(List.of());
        }
        database.write(connection -> {
            PaceTable.leave(connection, "pace-one");
            return null;
        });

        for (String member : List.of("pace-one", "pace-other")) {
            try (PaceVisit visit = paces(member).visit(ACCOUNT)) {
                assertThat(visit.pacer().finding().pause()).as(member).isGreaterThan(Duration.ofMinutes(30));
            }
        }
    }

    @Test
    void aPauseOutlivesACrash() throws SQLException {
        Paces before = paces("pace-one");
        try (PaceVisit visit = before.visit(ACCOUNT)) {
            visit.pacer().throttled(Optional.of(Duration.ofHours(1)));
            before.exchange(List.of());
        }
        sql("update account_pace set seen_at = now() - interval '5 minutes' where account_id < 0");

        for (String member : List.of("pace-one", "pace-other")) {
            try (PaceVisit visit = paces(member).visit(ACCOUNT)) {
                assertThat(visit.pacer().finding().pause()).as(member).isGreaterThan(Duration.ofMinutes(30));
            }
        }
    }

    private Paces paces(String member) {
        return new Paces(database, config.pacing(), member);
    }

    private void sql(String text) throws SQLException {
        database.write(connection -> Sql.of(connection, text).update());
    }
}
