#include "sim/sweep/run/local_pool.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <deque>
#include <fstream>
#include <iterator>
#include <utility>

#include "sim/sweep/run/worker.h"

namespace icctwin {
namespace {

namespace fs = std::filesystem;

constexpr int most_attempts = 3;
constexpr int poll_ms = 100;
constexpr std::size_t log_end_bytes = 400;

struct Attempt {
  const SweepTask* task = nullptr;
  int number = 1;
};

struct Worker {
  pid_t pid = -1;
  int pipe = -1;
  Attempt attempt;
  std::string received;
};

fs::path log_file(const SweepContext& context, const SweepTask& task) { return context.out / "work" / fmt::format("{:06}.log", task.run); }

void write_all(int file, const std::string& text) {
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t count = write(file, text.data() + done, text.size() - done);
    if (count < 0 && errno != EINTR) return;  // nobody reads: the parent is gone
    if (count > 0) done += static_cast<std::size_t>(count);
  }
}

/// The child's life; never returns.
[[noreturn]] void live_as_worker(const SweepContext& context, const SweepTask& task, int pipe, pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(1);  // it died before the line above
  signal(SIGINT, SIG_IGN);            // Ctrl-C reaches the whole group; the parent decides
  signal(SIGTERM, SIG_DFL);
  if (const int log = open(log_file(context, task).c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644); log >= 0) {
    dup2(log, STDOUT_FILENO);
    dup2(log, STDERR_FILENO);
  }
  write_all(pipe, record_line(work(context, task)));
  _exit(0);  // without exit handlers: they are the parent's
}

class Pool {
 public:
  Pool(const SweepContext& context, std::span<const SweepTask> tasks) : context_(context) {
    for (const SweepTask& task : tasks) waiting_.push_back({&task});
    std::error_code error;
    fs::create_directories(context.out / "work", error);
  }
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  ~Pool() {
    for (const Worker& worker : workers_) {
      kill(worker.pid, SIGKILL);
      close(worker.pipe);
      waitpid(worker.pid, nullptr, 0);
      std::error_code error;
      fs::remove_all(context_.out / "work" / fmt::format("{:06}", worker.attempt.task->run), error);
      fs::remove(log_file(context_, *worker.attempt.task), error);
    }
  }

  std::vector<RunRecord> take() { return std::exchange(ready_, {}); }
  bool busy() const { return !waiting_.empty() || !workers_.empty(); }

  void fill(std::size_t jobs) {
    while (workers_.size() < jobs && !waiting_.empty() && start(waiting_.front())) waiting_.pop_front();
  }

  /// Takes in what workers have sent; waits a tenth of a second at most.
  void listen() {
    std::vector<pollfd> pipes;
    for (const Worker& worker : workers_) pipes.push_back({worker.pipe, POLLIN, 0});
    if (poll(pipes.data(), pipes.size(), poll_ms) <= 0) return;
    for (std::size_t i = pipes.size(); i-- > 0;)
      if (pipes[i].revents != 0 && !receive(workers_[i])) {
        Worker ended = std::move(workers_[i]);
        workers_.erase(workers_.begin() + static_cast<std::ptrdiff_t>(i));
        finish(ended);
      }
  }

 private:
  bool start(const Attempt& attempt) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return false;
    const pid_t parent = getpid();
    const pid_t pid = fork();
    if (pid == 0) {
      close(ends[0]);
      for (const Worker& other : workers_) close(other.pipe);
      live_as_worker(context_, *attempt.task, ends[1], parent);
    }
    close(ends[1]);
    if (pid < 0) {
      close(ends[0]);
      return false;  // no process to be had now: later, when others have ended
    }
    workers_.push_back({pid, ends[0], attempt, {}});
    return true;
  }

  /// False at the end of what the worker has to say.
  static bool receive(Worker& worker) {
    char buffer[65536];
    const ssize_t count = read(worker.pipe, buffer, sizeof buffer);
    if (count < 0) return errno == EINTR || errno == EAGAIN;
    worker.received.append(buffer, static_cast<std::size_t>(count));
    return count > 0;
  }

  void finish(Worker& worker) {
    close(worker.pipe);
    int status = 0;
    while (waitpid(worker.pid, &status, 0) < 0 && errno == EINTR) {
    }
    const SweepTask& task = *worker.attempt.task;
    const fs::path log = log_file(context_, task);
    std::error_code error;
    if (auto record = read_record(worker.received)) {
      fs::remove(log, error);
      ready_.push_back(*std::move(record));
      return;
    }
    fs::remove_all(context_.out / "work" / fmt::format("{:06}", task.run), error);
    if (worker.attempt.number < most_attempts) {
      waiting_.push_back({&task, worker.attempt.number + 1});
      return;
    }
    ready_.push_back(crashed(task, status, log));
    fs::remove(log, error);
  }

  static RunRecord crashed(const SweepTask& task, int status, const fs::path& log) {
    std::ifstream file(log, std::ios::binary);
    std::string printed{std::istreambuf_iterator<char>(file), {}};
    if (printed.size() > log_end_bytes) printed.erase(0, printed.size() - log_end_bytes);
    const std::string how = WIFSIGNALED(status) ? fmt::format("signal {}", WTERMSIG(status)) : fmt::format("exit {}", WEXITSTATUS(status));
    Diagnostics dead;
    dead.add("E-SWP-024", "", how, printed);
    RunRecord record{.hash = task.hash, .status = RecordStatus::crashed};
    record.problem = dead.problems().front().code;
    record.sentence = {sentence(dead.problems().front(), Language::en), sentence(dead.problems().front(), Language::zh)};
    return record;
  }

  const SweepContext& context_;
  std::deque<Attempt> waiting_;
  std::vector<Worker> workers_;
  std::vector<RunRecord> ready_;
};

}  // namespace

void run_local(const SweepContext& context, std::span<const SweepTask> tasks, int jobs, const OnRecord& on_record,
               const KeepGoing& keep_going) {
  Pool pool(context, tasks);
  const auto most = static_cast<std::size_t>(std::max(jobs, 1));
  while (pool.busy() && keep_going()) {
    pool.fill(most);
    pool.listen();
    auto records = pool.take();
    if (records.empty()) continue;
    if (keep_going()) pool.fill(most);  // before the results are stored, so that nobody waits for the disk
    for (RunRecord& record : records) on_record(std::move(record));
  }
}

}  // namespace icctwin
