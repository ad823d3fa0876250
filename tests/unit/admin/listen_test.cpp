#include "admin/routes.hpp"
#include "unit/admin/fixture.hpp"

namespace proxy407::admin {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

struct Listen : AtTheDesk {
    Answer listen(const std::string& last_event = "") {
        Request request;
        request.method = "GET";
        request.path = "/events";
        request.last_event = last_event;
        return answer(desk, request);
    }
};

TEST_F(Listen, Events_ComeFromNowOn) {
    journal.append(get());
    const auto answer = listen();
    EXPECT_EQ(*answer.reply.find("Content-Type"), "text/event-stream");
    EXPECT_EQ(answer.listening->next(), "");
    journal.append(refused());
    const auto frame = answer.listening->next();
    EXPECT_THAT(frame, StartsWith("event: exchange\nid: 2\ndata: {\"number\":2,"));
    EXPECT_EQ(answer.listening->next(), "");
}

TEST_F(Listen, LastEventId_GoesOnAfterIt) {
    journal.append(get());
    journal.append(get());
    const auto frames = listen("1").listening->next();
    EXPECT_THAT(frames, StartsWith("event: exchange\nid: 2\n"));
    EXPECT_EQ(listen("2").listening->next(), "");
    EXPECT_EQ(listen("999").listening->next(), "") << "of a run before this one";
    EXPECT_EQ(listen("x").reply.status, 400);
}

TEST_F(Listen, Reset_IsToldAndWhatWentIsPassedOver) {
    const auto answer = listen();
    journal.append(get());
    ask("POST", "/reset");
    journal.append(refused());
    const auto frames = answer.listening->next();
    EXPECT_THAT(frames, StartsWith("event: reset\nid: 2\n"));
    EXPECT_THAT(frames, HasSubstr("event: exchange\nid: 3\ndata: {\"number\":1,"));
}

TEST_F(Listen, Gap_IsTold) {
    for (std::size_t i = 0; i < Events::most + 3; ++i) desk.events().add("scenario", {});
    EXPECT_THAT(
        listen("1").listening->next(),
        StartsWith("event: gap\nid: 3\ndata: {\"first\":2,\"last\":3}\n\nevent: scenario\nid: 4\n")
    );
}

TEST_F(Listen, Piece_IsBounded) {
    const auto answer = listen();
    for (int i = 0; i < 200; ++i) journal.append(get("X: " + std::string(3000, 'a') + "\r\n"));
    std::size_t all = 0;
    for (auto piece = answer.listening->next(); !piece.empty(); piece = answer.listening->next()) {
        EXPECT_LT(piece.size(), 2 * origin::piece_octets);
        all += static_cast<std::size_t>(std::ranges::count(piece, '\n'));
    }
    EXPECT_EQ(all, 200U * 4);
}

}  // namespace
}  // namespace proxy407::admin
