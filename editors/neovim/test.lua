-- A whole sitting in Neovim over a fixture: `nvim --headless --clean -c 'luafile editors/neovim/test.lua'` from the project's root, with
-- the program in KITEI. Writes nothing but copies in a temporary folder.

local program = assert(os.getenv('KITEI'), 'KITEI names the program')
local folder = vim.fn.tempname()
vim.fn.mkdir(folder, 'p')
vim.fn.system({ 'cp', '-r', 'fixtures/medical-corporation/.', folder })
folder = vim.loop.fs_realpath(folder)

local function fail(what)
  io.stderr:write(what .. '\n')
  vim.cmd('cquit 1')
end

local function wait(what, done)
  if not vim.wait(60000, done, 50) then
    fail('nothing came of it: ' .. what)
  end
end

local function path(name)
  return folder .. '/' .. name
end

-- What is shown of a file, by rule; it need not be open.
local function shown(name, rule)
  local buffer = vim.uri_to_bufnr(vim.uri_from_fname(path(name)))
  return vim.tbl_filter(function(one)
    return one.code == rule
  end, vim.diagnostic.get(buffer))
end

local function sitting()
  local id = assert(vim.lsp.start_client({
    name = 'kitei',
    cmd = { program, 'lsp', '--lang', 'ja', '--as-of', '2026-05-01' },
    root_dir = folder,
    -- What is typed is sent at once: a request that overtakes it speaks of another text.
    flags = { debounce_text_changes = 0 },
    workspace_folders = { { uri = vim.uri_from_fname(folder), name = 'policies' } },
  }))
  local client = vim.lsp.get_client_by_id(id)

  local function open(name)
    vim.cmd('edit ' .. vim.fn.fnameescape(path(name)))
    vim.lsp.buf_attach_client(0, id)
  end

  local function ask(method, params)
    local answer = client.request_sync(method, params, 60000, 0)
    if not answer or answer.err then
      fail(method .. ': ' .. vim.inspect(answer))
    end
    return answer.result
  end

  local function text()
    return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  end

  -- Puts the cursor on the first letter of what stands in the buffer.
  local function to(what)
    vim.fn.cursor(1, 1)
    if vim.fn.search('\\V' .. what, 'c') == 0 then
      fail('not in the buffer: ' .. what)
    end
  end

  open('corporation/policy.kitei')
  wait('the server comes', function()
    return client.initialized
  end)
  wait('the repository is judged', function()
    return #shown('hospital/policy.kitei', 'coverage/unverified') > 0
  end)

  -- What is typed in the parent shows in a child that is not open, and goes with it.
  vim.cmd('%s/再使用禁止回数 5回/再使用禁止回数 24回/')
  wait('the stricter value shows below', function()
    return #shown('clinic/policy.kitei', 'inheritance/weakened') + #shown('hospital/policy.kitei', 'inheritance/weakened') > 0
  end)
  vim.cmd('%s/再使用禁止回数 24回/再使用禁止回数 5回/')
  wait('it goes', function()
    return #shown('clinic/policy.kitei', 'inheritance/weakened') + #shown('hospital/policy.kitei', 'inheritance/weakened') == 0
  end)

  -- Hover, over a value.
  to('13文字 下限')
  local told = ask('textDocument/hover', vim.lsp.util.make_position_params(0, client.offset_encoding))
  if not told or not told.contents.value:find('効力のある値', 1, true) then
    fail('hover: ' .. vim.inspect(told))
  end

  -- Formatting.
  vim.cmd([[%s/^    対策 パスワード {/対策    パスワード {/]])
  local crooked = text()
  vim.lsp.util.apply_text_edits(
    ask('textDocument/formatting', vim.lsp.util.make_formatting_params({})),
    0,
    client.offset_encoding
  )
  if text() == crooked or text():find('対策    パスワード {', 1, true) then
    fail('formatting changed nothing')
  end

  -- Completion, by what people call a thing; a change that mends it.
  local added = '  対策 ウイルス対策'
  local last = vim.api.nvim_buf_line_count(0)
  vim.api.nvim_buf_set_lines(0, last, last, false, { '条 「検知」 {', added, '}' })
  -- None of its letters takes two units of UTF-16.
  local place = { line = last + 1, character = vim.fn.strchars(added) }
  local here = { textDocument = vim.lsp.util.make_text_document_params(0), position = place }
  local offers = ask('textDocument/completion', here)
  if not offers.items[1] or offers.items[1].label ~= '不正ソフトウェア対策' then
    fail('completion: ' .. vim.inspect(offers))
  end
  local range = { textDocument = here.textDocument, range = { start = place, ['end'] = place } }
  range.context = { diagnostics = {}, only = { 'quickfix' } }
  local actions = vim.tbl_filter(function(action)
    return action.isPreferred
  end, ask('textDocument/codeAction', range))
  if #actions == 0 then
    fail('no safe change is offered')
  end
  vim.lsp.util.apply_workspace_edit(actions[1].edit, client.offset_encoding)
  if not text():find('対策 不正ソフトウェア対策', 1, true) then
    fail('the change was not made: ' .. text())
  end

  -- Another name for a vendor, wherever it is named, and what came of the items above the articles.
  open('hospital/policy.kitei')
  local vendor = text():match('\n%s*事業者 (%S+)')
  to('事業者 ' .. vendor)
  vim.fn.cursor(vim.fn.line('.'), vim.fn.col('.') + #'事業者 ')
  local naming = vim.lsp.util.make_position_params(0, client.offset_encoding)
  local offered = ask('textDocument/prepareRename', naming)
  if not offered or offered.placeholder ~= vendor then
    fail('nothing can be renamed: ' .. vim.inspect(offered))
  end
  naming.newName = '乙' .. vendor
  vim.lsp.util.apply_workspace_edit(ask('textDocument/rename', naming), client.offset_encoding)
  if not text():find('事業者 乙' .. vendor, 1, true) or text():find('提供 *' .. vendor) then
    fail('the name was not changed: ' .. text())
  end
  if #ask('textDocument/codeLens', { textDocument = naming.textDocument }) == 0 then
    fail('nothing stands above the articles')
  end
  vim.cmd('edit!')

  -- The printed policy, at the place of the cursor.
  to('対策 パスワード')
  local seen
  local settings = dofile('editors/neovim/kitei.lua')
  settings.browse = function(file, anchor)
    seen = { page = table.concat(vim.fn.readfile(file), '\n'), anchor = anchor }
  end
  vim.cmd('KiteiPreview')
  wait('the page is shown', function()
    return seen ~= nil
  end)
  local around = vim.fn.search([[^\s*条 ]], 'bnW')
  local title = vim.fn.getline(around):match('「(.-)」')
  local heading = seen.page:match('id="' .. seen.anchor .. '">([^<]*)')
  if not heading or not heading:find(title, 1, true) then
    fail('the page is not at ' .. title .. ': ' .. vim.inspect({ seen.anchor, heading }))
  end

  -- From a child to its parent.
  vim.cmd('write!')
  open('hospital/policy.kitei')
  to('../corporation')
  local found = ask('textDocument/definition', vim.lsp.util.make_position_params(0, client.offset_encoding))
  if not found[1] or found[1].uri ~= vim.uri_from_fname(path('corporation/policy.kitei')) then
    fail('definition: ' .. vim.inspect(found))
  end

  io.stdout:write('\n1 passed, 0 failed\n')
  vim.lsp.stop_client(id)
  vim.cmd('qall!')
end

local is_done, why = pcall(sitting)
if not is_done then
  fail(tostring(why))
end
