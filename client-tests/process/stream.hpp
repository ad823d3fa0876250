#pragma once

#include <string>

namespace proxy407::process {

/// An open file; closed with it. Throws std::system_error when it could not be opened.
class File {
public:
    explicit File(int descriptor);
    ~File();
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    int get() const { return descriptor_; }

    void close_now();

private:
    int descriptor_;
};

/// A pipe of which a child has one end. Neither end reaches another child; we never wait for it.
class Stream {
public:
    enum class We { read, write };

    explicit Stream(We we);

    int ours() const { return we_ == We::read ? reader_.get() : writer_.get(); }

    int theirs() const { return we_ == We::read ? writer_.get() : reader_.get(); }

    void close_theirs() { (we_ == We::read ? writer_ : reader_).close_now(); }

    /// Takes what is there, and drops what is beyond `limit` octets of `text`; false when nothing
    /// more will come.
    bool take(std::string& text, std::size_t limit) const;

    /// Writes as much as there is room for and takes it off the front; false when nobody reads.
    bool give(std::string& text) const;

private:
    struct Ends {
        int reader;
        int writer;
    };

    Stream(We we, Ends ends);

    We we_;
    File reader_;
    File writer_;
};

}  // namespace proxy407::process
