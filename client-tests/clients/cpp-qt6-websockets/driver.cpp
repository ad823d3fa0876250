#include "kit.hpp"

#include <QCoreApplication>
#include <QEventLoop>
#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QWebSocket>

namespace {

// example: begin
QNetworkProxy proxy_of(const kit::Case& a_case) {
    QNetworkProxy proxy(
        QNetworkProxy::HttpProxy,
        QString::fromStdString(a_case.proxy_host),
        static_cast<quint16>(a_case.proxy_port)
    );
    if (a_case.user) {
        proxy.setUser(QString::fromStdString(*a_case.user));
        proxy.setPassword(QString::fromStdString(*a_case.password));
    }
    return proxy;
}

kit::Answer get(const kit::Case& a_case) {
    QWebSocket socket;
    socket.setProxy(proxy_of(a_case));
    auto tls = QSslConfiguration::defaultConfiguration();
    tls.addCaCertificates(QString::fromStdString(a_case.ca_file));
    socket.setSslConfiguration(tls);

    std::optional<QString> echo;
    QEventLoop loop;
    QObject::connect(&socket, &QWebSocket::connected, [&] { socket.sendTextMessage("hello"); });
    QObject::connect(&socket, &QWebSocket::textMessageReceived, [&](const QString& text) {
        echo = text;
        loop.quit();
    });
    QObject::connect(&socket, &QWebSocket::disconnected, &loop, &QEventLoop::quit);
    socket.open(QUrl(QString::fromStdString(a_case.url)));
    loop.exec();

    if (!echo) throw kit::Problem(socket.errorString().toStdString());
    return {101, echo->toStdString(), {}};
}
// example: end

}  // namespace

int main(int argc, char** argv) {
    int none = 1;
    const QCoreApplication application(none, argv);
    const kit::Features features = {
        "basic.http",
        "basic.connect",
        "digest.http",
        "digest.connect",
        "ntlm.http",
        "ntlm.connect",
        "websocket"};
    return kit::serve(argc, argv, "QWebSocket", qVersion(), features, get);
}
